/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/cluster.h"

#include <stdlib.h>

/* ---- parts of entries ---- */

/* True for a few other links, on average weaker than the enclosing entry's, or labels below a dated
 * one. */
static bool is_part_of(const struct list_finder *f, const struct list_group *g,
                       const struct list_item *entry)
{
    enum { MAX_PARTS = 8, LABEL = 8 };
    double others = 0;
    uint32_t n = 0, weight = 0;
    for (uint32_t i = 0; i < g->tally.n; i++) {
        const struct list_item *item = &f->items.v[g->start + i];
        if (item->link->key != entry->link->key) {
            others += list_tally_strength(item);
            weight += item->weight;
            n++;
        }
    }
    bool labels = entry->date.written && weight <= n * LABEL;
    return n > 0 && n <= MAX_PARTS &&
           (labels || others / n <= list_tally_strength(entry) - LIST_TALLY_WEAKER);
}

static void recount(struct list_finder *f, struct list_group *g)
{
    uint32_t n = g->tally.n;
    g->tally = (struct list_tally){0};
    for (uint32_t i = 0; i < n; i++)
        list_tally_add(&g->tally, &f->items.v[g->start + i]);
}

/* Enclosing entry of a group; NULL for none. */
static struct list_item *enclosing_entry(const struct list_finder *f, const uint32_t *items,
                                         const struct list_group *g)
{
    const struct dom_node *n = &f->p->d->nodes[g->parent];
    while (n && items[n->index] == 0)
        n = n->parent;
    return n ? &f->items.v[items[n->index] - 1] : NULL;
}

static void drop_parts(struct list_finder *f)
{
    uint32_t *items = arena_array(&f->p->d->arena, f->p->d->n, sizeof *items);
    for (size_t i = 0; i < f->items.n; i++)
        items[f->items.v[i].first] = (uint32_t)i + 1;
    for (size_t i = 0; i < f->groups.n; i++) {
        struct list_group *g = &f->groups.v[i];
        struct list_item *entry = enclosing_entry(f, items, g);
        if (entry && is_part_of(f, g, entry)) {
            entry->crowded = false;
            g->tally.n = 0;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < f->groups.n; i++) {
        if (f->groups.v[i].tally.n > 0) {
            recount(f, &f->groups.v[i]);
            f->groups.v[kept++] = f->groups.v[i];
        }
    }
    f->groups.n = kept;
}

/* ---- groups of the same path ---- */

static int compare_groups(const void *x, const void *y)
{
    const struct list_group *a = x, *b = y;
    if (a->path != b->path)
        return a->path < b->path ? -1 : 1;
    return a->parent < b->parent ? -1 : a->parent > b->parent;
}

static bool is_similar(const struct list_group *a, const struct list_group *b)
{
    double article = a->tally.article / a->tally.n - b->tally.article / b->tally.n;
    return list_tally_is_dated(&a->tally) == list_tally_is_dated(&b->tally) &&
           a->place == b->place && article < 0.5 && article > -0.5;
}

/* Stable partition: groups similar to the best one come first. Returns their number. */
static size_t partition_similar(struct list_group *groups, size_t n)
{
    struct list_group like = groups[0], *others = mem_zalloc(n, sizeof *others);
    size_t alike = 0, rest = 0;
    for (size_t i = 1; i < n; i++) {
        const struct list_group *g = &groups[i];
        bool better =
            list_tally_score(&g->tally, g->place) > list_tally_score(&like.tally, like.place);
        like = better ? *g : like;
    }
    for (size_t i = 0; i < n; i++)
        if (is_similar(&groups[i], &like))
            groups[alike++] = groups[i];
        else
            others[rest++] = groups[i];
    for (size_t i = 0; i < rest; i++)
        groups[alike + i] = others[i];
    free(others);
    return alike;
}

static struct list_cluster read_cluster(const struct list_finder *f, size_t first, size_t n)
{
    struct list_cluster c = {.first = first, .n = n, .place = f->groups.v[first].place};
    for (size_t i = first; i < first + n; i++)
        list_tally_merge(&c.tally, &f->groups.v[i].tally);
    c.score = list_tally_is_news(&c.tally, c.place) ? list_tally_score(&c.tally, c.place) : 0;
    return c;
}

/* Dated entries in the main column, if few, precede many beside it. */
static void mark_beside(struct list_cluster *v, size_t n)
{
    bool main = false;
    for (size_t i = 0; i < n && !main; i++)
        main = v[i].score > 0 && v[i].place == LIST_PLACE_GOOD && list_tally_is_dated(&v[i].tally);
    for (size_t i = 0; i < n; i++)
        v[i].beside = main && v[i].place != LIST_PLACE_GOOD;
}

static int compare_clusters(const void *x, const void *y)
{
    const struct list_cluster *a = x, *b = y;
    if (a->beside != b->beside && a->score > 0 && b->score > 0)
        return a->beside ? 1 : -1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

void list_clusters_read(struct list_finder *f, struct list_clusters *out)
{
    VEC(struct list_cluster) clusters = {0};
    drop_parts(f);
    if (f->groups.n > 0)
        qsort(f->groups.v, f->groups.n, sizeof *f->groups.v, compare_groups);
    for (size_t i = 0, end = 0; i < f->groups.n;) {
        while (end < f->groups.n && (end <= i || f->groups.v[end].path == f->groups.v[i].path))
            end++;
        size_t alike = partition_similar(&f->groups.v[i], end - i);
        vec_push(&clusters, read_cluster(f, i, alike));
        i += alike;
    }
    mark_beside(clusters.v, clusters.n);
    if (clusters.n > 0)
        qsort(clusters.v, clusters.n, sizeof *clusters.v, compare_clusters);
    vec_take(&clusters, &f->p->d->arena, &out->v, &out->n);
}

void list_cluster_read_singles(struct list_finder *f, const struct list_cluster *c)
{
    struct list_group like = f->groups.v[c->first];
    like.tally = c->tally;
    for (size_t i = 0; i < f->singles.n; i++) {
        const struct list_single *s = &f->singles.v[i];
        size_t before = f->groups.n;
        if (s->path == like.path)
            list_group_read(f, s->parent, s->tag);
        if (f->groups.n > before && !is_similar(&f->groups.v[before], &like))
            f->groups.n = before;
    }
}

double list_cluster_block_size(const struct list_finder *f, const struct list_cluster *c)
{
    double best = 0;
    struct list_tally block = {0};
    for (size_t i = c->first; i < c->first + c->n; i++) {
        const struct list_group *g = &f->groups.v[i];
        const struct dom_node *nodes = f->p->d->nodes;
        bool joined =
            i > c->first && anchors_within(&f->p->links, nodes[g[-1].parent].end, g->parent) == 0;
        if (!joined)
            block = (struct list_tally){0};
        list_tally_merge(&block, &g->tally);
        double size = list_tally_size(&block, c->place);
        best = size > best ? size : best;
    }
    return best;
}
