/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/group.h"

#include <stdlib.h>

#include "base/mem.h"

enum {
    MAX_ITEM_LINKS = 14, /* more make a block, not an entry */
    MAX_TAGS = 8,        /* different ones among the children of one parent */
    WORK_FACTOR = 40,    /* node visits for every node of the page */
    MIN_WORK = 100000,
};

struct row {
    GumboTag tag;
    uint32_t count; /* children with this tag and links */
};

static bool has_item(const struct list_finder *f, const struct dom_node *n)
{
    if (n->tag == DOM_TEXT || dom_is_silent(n))
        return false;
    uint32_t links = anchors_within(&f->p->links, n->index, n->end);
    return links > 0 && links <= MAX_ITEM_LINKS;
}

/* Tags of entries even without siblings. */
static bool is_entry_tag(GumboTag tag)
{
    return tag == GUMBO_TAG_LI || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_ARTICLE ||
           tag == GUMBO_TAG_DT;
}

static bool has_date(struct list_finder *f, uint32_t first, uint32_t end)
{
    if (f->work < end - first)
        return false;
    f->work -= end - first;
    struct list_date date;
    size_t from, to;
    for (const struct dom_node *n = &f->p->d->nodes[first]; n < &f->p->d->nodes[end]; n++)
        if (n->tag == DOM_TEXT && n->text.n < 100 &&
            list_date_find(n->text, f->p->default_offset, &date, &from, &to))
            return true;
    return false;
}

/* Entries of one tag. Nodes in between belong to the preceding entry ("dt, dd"), or to the
 * following one when dates come first. */
struct entries {
    VEC(const struct dom_node *) v;
    bool backward;   /* dates come first */
    uint32_t widest; /* maximum number of siblings between two entries */
};

static uint32_t siblings_between(const struct dom_node *from, const struct dom_node *to)
{
    uint32_t n = 0;
    for (const struct dom_node *s = from->next; s && s != to; s = s->next)
        n++;
    return n;
}

static void measure_entries(struct list_finder *f, const struct dom_node *parent, struct entries *e)
{
    for (size_t i = 1; i < e->v.n; i++) {
        uint32_t between = siblings_between(e->v.v[i - 1], e->v.v[i]);
        e->widest = between > e->widest ? between : e->widest;
    }
    const struct dom_node *first = e->v.v[0], *last = e->v.v[e->v.n - 1];
    e->backward = !has_date(f, first->index, first->end) && !has_date(f, last->end, parent->end) &&
                  has_date(f, parent->first->index, first->index) &&
                  (e->v.n == 1 || has_date(f, first->end, last->index));
}

static void entry_range(const struct entries *e, const struct dom_node *parent, size_t i,
                        uint32_t *first, uint32_t *end)
{
    const struct dom_node *n = e->v.v[i];
    *first = n->index;
    *end = n->end;
    if (e->backward) {
        uint32_t before = i > 0 ? e->v.v[i - 1]->end : parent->first->index;
        *first = before;
        return;
    }
    uint32_t left = e->widest;
    for (const struct dom_node *s = n->next; s && left > 0; s = s->next, left--) {
        if (i + 1 < e->v.n && s == e->v.v[i + 1])
            break;
        *end = s->end;
    }
}

/* True when all items have the same target: picture and text of one entry. */
static bool is_one_article(const struct list_finder *f, size_t start)
{
    for (size_t i = start + 1; i < f->items.n; i++)
        if (f->items.v[i].link->key != f->items.v[start].link->key)
            return false;
    return f->items.n > start + 1;
}

static uint64_t path_of(const struct list_finder *f, const struct dom_node *parent, GumboTag tag)
{
    return f->paths[parent->index] * 31 + (uint64_t)tag;
}

static void read_items(struct list_finder *f, const struct dom_node *parent,
                       const struct entries *e, bool labelled, struct list_group *g)
{
    const struct list_hints hints = {.labelled = labelled};
    f->items.n = g->start;
    g->tally = (struct list_tally){0};
    for (size_t i = 0; i < e->v.n; i++) {
        uint32_t first, end;
        struct list_item item;
        entry_range(e, parent, i, &first, &end);
        if (anchors_within(&f->p->links, first, end) > MAX_ITEM_LINKS)
            end = e->v.v[i]->end;
        if (f->work < end - first)
            break;
        f->work -= end - first;
        if (list_item_read(f->p, first, end, &hints, &item)) {
            vec_push(&f->items, item);
            list_tally_add(&g->tally, &item);
        }
    }
}

/* True for titles alternating with their details: "tr.title, tr.meta, tr.title, …". */
static bool is_alternating(const struct list_finder *f, const struct entries *e,
                           const struct list_group *g)
{
    enum { MIN_COUNT = 2 };
    uint64_t path = e->v.n > 0 ? f->paths[e->v.v[0]->index] : 0;
    double titles = 0, others = 0;
    uint32_t n_titles = 0, n_others = 0;
    for (size_t i = 1; i < e->v.n; i++) {
        bool title = f->paths[e->v.v[i]->index] == path;
        if (title && f->paths[e->v.v[i - 1]->index] == path)
            return false;
    }
    for (uint32_t i = 0; i < g->tally.n; i++) {
        const struct list_item *item = &f->items.v[g->start + i];
        bool title = f->paths[item->first] == path;
        *(title ? &titles : &others) += list_tally_strength(item);
        *(title ? &n_titles : &n_others) += 1;
    }
    return n_titles >= MIN_COUNT && n_others >= MIN_COUNT &&
           others / n_others <= titles / n_titles - LIST_TALLY_WEAKER;
}

/* Merges each title with the details after it; titles have the path of the first entry. */
static void merge_alternating(struct list_finder *f, const struct dom_node *parent,
                              struct entries *e, struct list_group *g)
{
    size_t kept = 0;
    for (size_t i = 0; i < e->v.n; i++)
        if (f->paths[e->v.v[i]->index] == f->paths[e->v.v[0]->index])
            e->v.v[kept++] = e->v.v[i];
    e->v.n = kept;
    measure_entries(f, parent, e);
    read_items(f, parent, e, false, g);
}

static int compare_titles(const void *x, const void *y)
{
    const struct list_item *const *a = x, *const *b = y;
    return str_cmp((*a)->title, (*b)->title);
}

/* True when half of the titles are copies: labels such as "Opinion", above the titles. */
static bool has_labels(const struct list_finder *f, const struct list_group *g)
{
    enum { MIN_ENTRIES = 4 };
    uint32_t n = g->tally.n, copies = 0;
    if (n < MIN_ENTRIES)
        return false;
    AUTO_FREE const struct list_item **sorted = mem_zalloc(n, sizeof *sorted);
    for (uint32_t i = 0; i < n; i++)
        sorted[i] = &f->items.v[g->start + i];
    qsort(sorted, n, sizeof *sorted, compare_titles);
    for (uint32_t i = 1; i < n; i++)
        copies += str_eq(sorted[i]->title, sorted[i - 1]->title) &&
                  sorted[i]->link->key != sorted[i - 1]->link->key;
    return copies * 2 >= n;
}

void list_group_read(struct list_finder *f, const struct dom_node *parent, GumboTag tag)
{
    struct entries e = {0};
    struct list_group g = {
        .path = path_of(f, parent, tag),
        .parent = parent->index,
        .start = f->items.n,
        .place = f->places[parent->index],
    };
    for (const struct dom_node *c = parent->first; c; c = c->next)
        if (c->tag == tag && has_item(f, c))
            vec_push(&e.v, c);
    measure_entries(f, parent, &e);
    read_items(f, parent, &e, false, &g);
    if (has_labels(f, &g))
        read_items(f, parent, &e, true, &g);
    if (is_alternating(f, &e, &g))
        merge_alternating(f, parent, &e, &g);
    if (g.tally.n > 0 && !is_one_article(f, g.start))
        vec_push(&f->groups, g);
    vec_fini(&e.v);
}

static void read_children(struct list_finder *f, const struct dom_node *parent)
{
    struct row rows[MAX_TAGS];
    size_t n = 0;
    for (const struct dom_node *c = parent->first; c; c = c->next) {
        if (!has_item(f, c))
            continue;
        size_t i = 0;
        while (i < n && rows[i].tag != c->tag)
            i++;
        if (i == n && n < MAX_TAGS)
            rows[n++] = (struct row){.tag = c->tag};
        if (i < n)
            rows[i].count++;
    }
    for (size_t i = 0; i < n; i++) {
        if (rows[i].count >= 2 || is_entry_tag(rows[i].tag)) {
            list_group_read(f, parent, rows[i].tag);
        } else {
            struct list_single single = {path_of(f, parent, rows[i].tag), parent, rows[i].tag};
            vec_push(&f->singles, single);
        }
    }
}

void list_groups_read(struct list_finder *f, const struct list_page *p)
{
    *f = (struct list_finder){
        .p = p,
        .places = list_places(p->d, &p->links),
        .paths = list_paths(p->d),
        .work = (uint64_t)p->d->n * WORK_FACTOR + MIN_WORK,
    };
    for (uint32_t i = p->d->body->index; i < p->d->body->end; i++) {
        const struct dom_node *n = &p->d->nodes[i];
        if (n->first && anchors_within(&p->links, i, n->end) > 0)
            read_children(f, n);
    }
}

void list_finder_fini(struct list_finder *f)
{
    vec_fini(&f->singles);
    vec_fini(&f->groups);
    vec_fini(&f->items);
}
