/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/front.h"

#include <stdlib.h>

#include "page/evidence/measure.h"

enum { CARD_NODES = 200 };

/* ---- menu links ---- */

/* Marks all links in the entries of the first `n` clusters. */
static void mark_entries(const struct list_finder *f, const struct list_cluster *clusters, size_t n,
                         unsigned char *within)
{
    const uint32_t *before = f->p->links.before;
    for (size_t c = 0; c < n; c++) {
        for (size_t g = clusters[c].first; g < clusters[c].first + clusters[c].n; g++) {
            const struct list_group *group = &f->groups.v[g];
            for (uint32_t i = 0; i < group->tally.n; i++) {
                const struct list_item *item = &f->items.v[group->start + i];
                memset(&within[before[item->first]], 1, before[item->end] - before[item->first]);
            }
        }
    }
}

void list_front_init(struct list_front *front, const struct list_finder *f,
                     const struct list_cluster *clusters, size_t n)
{
    enum { MAX_WEIGHT = 24 }; /* longer ones in menus are headlines */
    const struct list_page *p = f->p;
    unsigned char *within = arena_array(&p->d->arena, p->links.n + 1u, sizeof *within);
    *front = (struct list_front){0};
    front->menu = arena_array(&p->d->arena, p->links.n + 1u, sizeof *front->menu);
    mark_entries(f, clusters, n, within);
    for (uint32_t i = 0; i < p->links.n; i++) {
        const struct anchor *l = &p->links.v[i];
        if (f->places[l->node->index] < LIST_PLACE_SIDE && l->kind == LABEL_OTHER && !within[i] &&
            l->weight < MAX_WEIGHT)
            front->menu[front->n_menu++] = l->key;
    }
    if (front->n_menu > 0)
        qsort(front->menu, front->n_menu, sizeof *front->menu, anchor_compare_keys);
}

bool list_front_is_headline(const struct list_front *front, const struct list_item *item)
{
    enum { WORDS = 8, LABEL = 12, TITLE = 16, LONG_TITLE = 40 }; /* weights */
    unsigned article = item->link->article;
    bool headline = (item->date.written && item->weight >= WORDS) ||
                    (article >= ANCHOR_ARTICLE && item->weight > LABEL) ||
                    (article >= 40 && item->weight >= TITLE) || item->weight >= LONG_TITLE;
    return headline && !bsearch(&item->link->key, front->menu, front->n_menu, sizeof *front->menu,
                                anchor_compare_keys);
}

/* ---- single headlines ---- */

/* By link node, the chosen entry around it, from 1; 0 for none. */
static uint32_t *mark_chosen(const struct list_finder *f, const struct list_chosen *chosen)
{
    uint32_t *entry = arena_array(&f->p->d->arena, f->p->d->n, sizeof *entry);
    for (size_t i = 0; i < chosen->n; i++) {
        const struct list_item *item = &chosen->v[i];
        for (uint32_t l = f->p->links.before[item->first]; l < f->p->links.before[item->end]; l++)
            entry[f->p->links.v[l].node->index] = (uint32_t)i + 1;
    }
    return entry;
}

/* True when all links below `n`, apart from "more" and the like, have the target of `link`. */
static bool links_only_to(const struct list_page *p, const struct dom_node *n,
                          const struct anchor *link)
{
    for (uint32_t i = p->links.before[n->index]; i < p->links.before[n->end]; i++) {
        const struct anchor *l = &p->links.v[i];
        if (l->key != link->key && l->kind == LABEL_OTHER)
            return false;
    }
    return true;
}

/* Largest element around a link without other targets: its picture, title and summary. */
static const struct dom_node *card_of(struct list_finder *f, const struct anchor *link)
{
    const struct list_page *p = f->p;
    const struct dom_node *card = link->node;
    while (card->parent && card->parent != p->d->body &&
           card->parent->end - card->parent->index <= CARD_NODES && f->work >= CARD_NODES &&
           links_only_to(p, card->parent, link)) {
        card = card->parent;
        f->work -= anchors_within(&p->links, card->index, card->end);
    }
    return card;
}

/* True when the link is at least half of its line's text, not a word in a sentence. */
static bool is_line(struct list_finder *f, const struct anchor *link)
{
    const struct dom_node *block = dom_block_of(link->node);
    uint32_t linked = 0;
    if (list_item_has_heading(link))
        return true;
    uint32_t nodes = block->end - block->index;
    if (nodes > CARD_NODES || f->work < nodes)
        return block == link->node;
    f->work -= nodes;
    for (uint32_t i = f->p->links.before[block->index]; i < f->p->links.before[block->end]; i++)
        linked += f->p->links.v[i].weight;
    uint32_t text = text_weight(dom_text(f->p->d, block, 2000), NULL);
    return linked * 2 >= text;
}

/* Second headline of a chosen entry: authors and categories are shorter than its title. */
static bool is_second_headline(const struct list_item *entry, const struct anchor *link)
{
    return link->key != entry->link->key && link->weight * 2 >= entry->weight;
}

/* Reads a link outside of all entries, or a second one in `entry` (may be NULL), as a headline. */
static bool read_headline(const struct list_front *front, struct list_finder *f,
                          const struct list_item *entry, const struct anchor *link,
                          struct list_item *out)
{
    if (link->article < 70 || f->places[link->node->index] < LIST_PLACE_SIDE ||
        link->kind != LABEL_OTHER || (entry && !is_second_headline(entry, link)) ||
        !is_line(f, link))
        return false;
    const struct dom_node *card = entry ? link->node : card_of(f, link);
    return list_item_read(f->p, card->index, card->end, NULL, out) && out->link == link &&
           list_front_is_headline(front, out);
}

void list_front_add_headlines(const struct list_front *front, struct list_finder *f,
                              struct list_chosen *chosen)
{
    const struct list_page *p = f->p;
    const uint32_t *entry = mark_chosen(f, chosen);
    for (uint32_t i = 0; i < p->links.n; i++) {
        uint32_t at = entry[p->links.v[i].node->index];
        struct list_item item;
        if (read_headline(front, f, at > 0 ? &chosen->v[at - 1] : NULL, &p->links.v[i], &item))
            vec_push(chosen, item);
    }
}

void list_front_add_lead(const struct list_front *front, struct list_finder *f,
                         struct list_chosen *chosen)
{
    const struct anchors *links = &f->p->links;
    const struct anchor *first = chosen->n > 0 ? chosen->v[0].link : links->v;
    for (size_t i = 1; i < chosen->n; i++)
        first = chosen->v[i].link < first ? chosen->v[i].link : first;
    for (const struct anchor *l = links->v; l < first; l++) {
        struct list_item item;
        if (f->places[l->node->index] == LIST_PLACE_GOOD && list_item_has_heading(l) &&
            read_headline(front, f, NULL, l, &item))
            vec_push(chosen, item);
    }
}
