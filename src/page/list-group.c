/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list-group.h"

#include "base/vec.h"
#include "page/list-place.h"
#include "page/list-tally.h"

enum {
    MAX_ITEM_LINKS = 14, /* an entry with more links is a block of its own */
    MAX_TAGS = 8,        /* kinds of children with links that one parent may have */
    WORK_FACTOR = 40,    /* nodes looked at for every node of the page */
    WORK_LEAST = 100000,
};

struct group {
    uint64_t build; /* of the parent and the entries' tag */
    uint32_t parent;
    size_t start; /* in the finder's items */
    struct list_tally tally;
    unsigned char place;
};

/* The only child of its tag with links: read when it turns out to be built like the list. */
struct single {
    uint64_t build;
    const struct dom_node *parent;
    GumboTag tag;
};

struct finder {
    const struct list_page *p;
    const unsigned char *places;
    const uint64_t *builds;
    VEC(struct list_item) items;
    VEC(struct group) groups;
    VEC(struct single) singles;
    VEC(struct list_item) chosen;
    uint64_t work; /* nodes that may still be looked at */
};

/* ---- finding them ---- */

/* Children of one tag that hold links. */
struct row {
    GumboTag tag;
    uint32_t count;
};

static bool holds_item(const struct finder *f, const struct dom_node *n)
{
    if (n->tag == DOM_TEXT || dom_is_silent(n)) {
        return false;
    }
    uint32_t links = anchors_within(&f->p->links, n->index, n->end);
    return links > 0 && links <= MAX_ITEM_LINKS;
}

/* An element that stands for an entry even when it is the only one. */
static bool is_entry_tag(GumboTag tag)
{
    return tag == GUMBO_TAG_LI || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_ARTICLE ||
           tag == GUMBO_TAG_DT;
}

static bool has_date(struct finder *f, uint32_t first, uint32_t end)
{
    if (f->work < end - first) {
        return false;
    }
    f->work -= end - first;
    struct list_date date;
    size_t from, to;
    for (uint32_t i = first; i < end; i++) {
        const struct dom_node *n = &f->p->d->nodes[i];
        if (n->tag == DOM_TEXT && n->text.n < 100 &&
            list_date_find(n->text, f->p->default_offset, &date, &from, &to)) {
            return true;
        }
    }
    return false;
}

/* Entries of one tag below `parent`: where each begins and ends. What stands between them belongs
 * to the one before ("dt, dd"), or to the one behind when the dates stand in front. */
struct entries {
    VEC(const struct dom_node *) v;
    bool backward;
    uint32_t widest; /* siblings between two entries */
};

static uint32_t siblings_between(const struct dom_node *from, const struct dom_node *to)
{
    uint32_t n = 0;
    for (const struct dom_node *s = from->next; s && s != to; s = s->next) {
        n++;
    }
    return n;
}

static void read_entries(struct finder *f, const struct dom_node *parent, GumboTag tag,
                         struct entries *e)
{
    for (const struct dom_node *c = parent->first; c; c = c->next) {
        if (c->tag == tag && holds_item(f, c)) {
            vec_push(&e->v, c);
        }
    }
    for (size_t i = 1; i < e->v.n; i++) {
        uint32_t between = siblings_between(e->v.v[i - 1], e->v.v[i]);
        e->widest = between > e->widest ? between : e->widest;
    }
    const struct dom_node *first = e->v.v[0], *last = e->v.v[e->v.n - 1];
    e->backward = !has_date(f, first->index, first->end) && !has_date(f, last->end, parent->end) &&
                  has_date(f, parent->first->index, first->index);
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
        if (i + 1 < e->v.n && s == e->v.v[i + 1]) {
            break;
        }
        *end = s->end;
    }
}

/* Picture and text of one entry, each with a link to it, are no list. */
static bool is_one_article(const struct finder *f, size_t start)
{
    for (size_t i = start + 1; i < f->items.n; i++) {
        if (f->items.v[i].link->key != f->items.v[start].link->key) {
            return false;
        }
    }
    return f->items.n > start + 1;
}

static uint64_t build_of(const struct finder *f, const struct dom_node *parent, GumboTag tag)
{
    return f->builds[parent->index] * 31 + (uint64_t)tag;
}

static void read_group(struct finder *f, const struct dom_node *parent, GumboTag tag)
{
    struct entries e = {0};
    struct group g = {
        .build = build_of(f, parent, tag),
        .parent = parent->index,
        .start = f->items.n,
        .place = f->places[parent->index],
    };
    read_entries(f, parent, tag, &e);
    for (size_t i = 0; i < e.v.n; i++) {
        uint32_t first, end;
        struct list_item item;
        entry_range(&e, parent, i, &first, &end);
        if (anchors_within(&f->p->links, first, end) > MAX_ITEM_LINKS) {
            end = e.v.v[i]->end;
        }
        if (f->work < end - first) {
            break;
        }
        f->work -= end - first;
        if (list_item_read(f->p, first, end, NULL, &item)) {
            vec_push(&f->items, item);
            list_tally_add(&g.tally, &item);
        }
    }
    if (g.tally.n > 0 && !is_one_article(f, g.start)) {
        vec_push(&f->groups, g);
    }
    vec_fini(&e.v);
}

static void read_children(struct finder *f, const struct dom_node *parent)
{
    struct row rows[MAX_TAGS];
    size_t n = 0;
    for (const struct dom_node *c = parent->first; c; c = c->next) {
        if (!holds_item(f, c)) {
            continue;
        }
        size_t i = 0;
        while (i < n && rows[i].tag != c->tag) {
            i++;
        }
        if (i == n && n < MAX_TAGS) {
            rows[n++] = (struct row){.tag = c->tag};
        }
        if (i < n) {
            rows[i].count++;
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (rows[i].count >= 2 || is_entry_tag(rows[i].tag)) {
            read_group(f, parent, rows[i].tag);
        } else {
            struct single single = {build_of(f, parent, rows[i].tag), parent, rows[i].tag};
            vec_push(&f->singles, single);
        }
    }
}

/* ---- joining and choosing ---- */

struct list_cluster {
    struct list_tally tally;
    unsigned char place;
    size_t first, n; /* in the finder's groups, which are sorted by build */
    double score;
};

static int compare_groups(const void *x, const void *y)
{
    const struct group *a = x, *b = y;
    if (a->build != b->build) {
        return a->build < b->build ? -1 : 1;
    }
    return a->parent < b->parent ? -1 : a->parent > b->parent;
}

static bool is_alike(const struct group *a, const struct group *b)
{
    double article = a->tally.article / a->tally.n - b->tally.article / b->tally.n;
    return list_tally_is_dated(&a->tally) == list_tally_is_dated(&b->tally) &&
           a->place == b->place && article < 0.5 && article > -0.5;
}

/* The groups of one build that are like its best one. Others are given up: n 0. */
static struct list_cluster read_cluster(struct finder *f, size_t first, size_t end)
{
    struct list_cluster c = {.first = first, .n = end - first};
    const struct group *best = &f->groups.v[first];
    for (size_t i = first; i < end; i++) {
        const struct group *g = &f->groups.v[i];
        if (list_tally_score(&g->tally, g->place) > list_tally_score(&best->tally, best->place)) {
            best = g;
        }
    }
    struct group like = *best;
    for (size_t i = first; i < end; i++) {
        struct group *g = &f->groups.v[i];
        if (is_alike(g, &like)) {
            list_tally_join(&c.tally, &g->tally);
        } else {
            g->tally.n = 0;
        }
    }
    c.place = like.place;
    c.score = list_tally_is_news(&c.tally, c.place) ? list_tally_score(&c.tally, c.place) : 0;
    return c;
}

static int compare_clusters(const void *x, const void *y)
{
    const struct list_cluster *a = x, *b = y;
    if (a->score != b->score) {
        return a->score > b->score ? -1 : 1;
    }
    return a->first < b->first ? -1 : a->first > b->first;
}

/* The last card in a row of its own, the month with a single post. */
static void read_singles(struct finder *f, const struct list_cluster *c)
{
    uint64_t build = f->groups.v[c->first].build;
    struct group like = {.tally = c->tally, .place = c->place};
    for (size_t i = 0; i < f->singles.n; i++) {
        const struct single *s = &f->singles.v[i];
        size_t before = f->groups.n;
        if (s->build == build) {
            read_group(f, s->parent, s->tag);
        }
        if (f->groups.n > before && !is_alike(&f->groups.v[before], &like)) {
            f->groups.v[before].tally.n = 0;
        }
    }
}

static void choose_items(struct finder *f, const struct group *group)
{
    for (uint32_t i = 0; i < group->tally.n; i++) {
        vec_push(&f->chosen, f->items.v[group->start + i]);
    }
}

static void collect(struct finder *f, const struct list_cluster *clusters, size_t n,
                    struct list_items *out)
{
    size_t read = f->groups.n;
    for (size_t c = 0; c < n; c++) {
        for (size_t g = clusters[c].first; g < clusters[c].first + clusters[c].n; g++) {
            choose_items(f, &f->groups.v[g]);
        }
        read_singles(f, &clusters[c]);
    }
    for (size_t g = read; g < f->groups.n; g++) {
        choose_items(f, &f->groups.v[g]);
    }
    out->v = arena_copy(&f->p->d->arena, f->chosen.v, f->chosen.n, sizeof *out->v);
    out->n = f->chosen.n;
    list_items_settle(out);
}

/* How many of the best clusters make up the list: one, or on a channel's front page, where none
 * stands out, all that are nearly as good. */
static size_t count_columns(const struct list_cluster *clusters, size_t n)
{
    double all = 0;
    size_t good = 0, columns = 0;
    for (size_t i = 0; i < n && clusters[i].score > 0; i++) {
        all += clusters[i].score;
        good++;
    }
    if (good < 3 || clusters[0].score > all / 2) {
        return good > 0;
    }
    bool dated = list_tally_is_dated(&clusters[0].tally);
    while (columns < good && clusters[columns].score * 3 >= clusters[0].score &&
           list_tally_is_dated(&clusters[columns].tally) == dated) {
        columns++;
    }
    return columns;
}

bool list_group_find(const struct list_page *p, struct list_items *out)
{
    struct finder f = {
        .p = p,
        .places = list_places(p->d, &p->links),
        .builds = list_builds(p->d),
        .work = (uint64_t)p->d->n * WORK_FACTOR + WORK_LEAST,
    };
    for (uint32_t i = p->d->body->index; i < p->d->body->end; i++) {
        const struct dom_node *n = &p->d->nodes[i];
        if (n->first && anchors_within(&p->links, i, n->end) > 0) {
            read_children(&f, n);
        }
    }
    if (f.groups.n > 0) {
        qsort(f.groups.v, f.groups.n, sizeof *f.groups.v, compare_groups);
    }
    VEC(struct list_cluster) clusters = {0};
    for (size_t i = 0, end; i < f.groups.n; i = end) {
        for (end = i; end < f.groups.n && f.groups.v[end].build == f.groups.v[i].build;) {
            end++;
        }
        vec_push(&clusters, read_cluster(&f, i, end));
    }
    *out = (struct list_items){0};
    if (clusters.n > 0) {
        qsort(clusters.v, clusters.n, sizeof *clusters.v, compare_clusters);
        collect(&f, clusters.v, count_columns(clusters.v, clusters.n), out);
    }
    vec_fini(&clusters);
    vec_fini(&f.chosen);
    vec_fini(&f.singles);
    vec_fini(&f.groups);
    vec_fini(&f.items);
    return out->n > 0;
}
