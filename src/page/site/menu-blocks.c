/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/site/menu-blocks.h"

#include "base/vec.h"
#include "page/evidence/measure.h"

static bool has_one_more(const struct menu_links *m, const struct dom_node *n)
{
    const uint32_t *before = m->links.before;
    uint32_t found = 0;
    for (uint32_t i = before[n->index]; i < before[n->end] && found < 2; i++)
        found += m->links.v[i].kind == LABEL_MORE;
    return found == 1;
}

/* Label of the block whose "more" is `link`; empty for none. */
static struct str block_label(const struct menu_links *m, const struct dom_node *link)
{
    enum { MAX_LEVELS = 4, MAX_WEIGHT = 30 };
    const struct dom_node *n = link->parent;
    for (int level = 0; n && level < MAX_LEVELS && has_one_more(m, n); level++, n = n->parent) {
        const struct dom_node *first = n->first;
        while (first && menu_is_blank(m, first))
            first = first->next;
        if (!first || dom_contains(first, link) || !menu_is_label(m, first))
            continue;
        struct str label = menu_label(m, first);
        if (label_kind(label) == LABEL_OTHER && text_weight(label, NULL) <= MAX_WEIGHT)
            return label;
    }
    return STR("");
}

/* Label of the heading that `link` is, if it leads a block with news and nothing else for a menu;
 * empty for none. */
static struct str heading_label(const struct menu_links *m, const struct anchor *link)
{
    enum { MAX_LEVELS = 3, MAX_WEIGHT = 30, NEWS = 2 };
    const struct dom_node *n = link->node->parent;
    if (link->kind != LABEL_OTHER || link->weight > MAX_WEIGHT || !n || !dom_is_heading(n))
        return STR("");
    for (int level = 0; n && level < MAX_LEVELS && menu_fit_in(m, n) == 1; level++, n = n->parent)
        if (menu_titles_in(m, n) >= NEWS)
            return label_clean(link->text);
    return STR("");
}

void menu_blocks_read(const struct menu_links *m, struct str base, size_t min,
                      struct menu_items *out)
{
    VEC(struct menu_item) items = {0};
    for (uint32_t i = 0; i < m->links.n; i++) {
        const struct anchor *l = &m->links.v[i];
        if (l->article >= ANCHOR_ARTICLE || !page_same_site(base, l->url))
            continue;
        bool more = l->kind == LABEL_MORE;
        struct str label = more ? block_label(m, l->node) : heading_label(m, l);
        struct menu_item item = {.title = label, .url = l->url, .key = l->key};
        if (label.n > 0)
            vec_push(&items, item);
    }
    if (items.n < min)
        items.n = 0;
    vec_take(&items, &m->d->arena, &out->v, &out->n);
}
