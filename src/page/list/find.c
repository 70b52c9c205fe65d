/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/find.h"

#include "page/list/front.h"

/* Fraction of the cluster's links not yet in `seen`: rows of a single cell make one cluster, their
 * cells another. */
static double share_of_new(const struct list_finder *f, const struct list_cluster *c,
                           unsigned char *seen)
{
    uint32_t added = 0;
    for (size_t g = c->first; g < c->first + c->n; g++) {
        const struct list_group *group = &f->groups.v[g];
        for (uint32_t i = 0; i < group->tally.n; i++) {
            unsigned char *link = &seen[f->items.v[group->start + i].link - f->p->links.v];
            added += !*link;
            *link = 1;
        }
    }
    return (double)added / c->tally.n;
}

/* True for several news lists, none of them dominant. Except on the home page, a dated main list
 * competes with dated ones only, and sidebars do not count. */
static bool is_front(const struct list_finder *f, const struct list_cluster *clusters, size_t news)
{
    double all = 0, largest = 0;
    size_t lists = 0, blocks = 0;
    bool home = page_is_home(f->p->base), dated = list_tally_is_dated(&clusters[0].tally);
    unsigned char *seen = arena_array(&f->p->d->arena, f->p->links.n, sizeof *seen);
    for (size_t i = 0; i < news; i++) {
        const struct list_cluster *c = &clusters[i];
        double share = share_of_new(f, c, seen);
        bool rival = (!dated || list_tally_is_dated(&c->tally)) && c->place == LIST_PLACE_GOOD;
        if (share > 0 && (home || rival)) {
            double block = list_cluster_block_size(f, c);
            all += list_tally_size(&c->tally, c->place) * share;
            largest = block > largest ? block : largest;
            blocks += c->n;
            lists++;
        }
    }
    return lists >= 2 && (home ? largest <= all * 2 / 3 : blocks >= 3 && largest <= all / 2);
}

/* Adds the entries of `n` groups; with `front`, only headlines. */
static void add_groups(const struct list_finder *f, size_t first, size_t n,
                       const struct list_front *front, struct list_chosen *chosen)
{
    for (size_t g = first; g < first + n; g++) {
        const struct list_group *group = &f->groups.v[g];
        for (uint32_t i = 0; i < group->tally.n; i++) {
            const struct list_item *item = &f->items.v[group->start + i];
            if (!front || list_front_is_headline(front, item))
                vec_push(chosen, *item);
        }
    }
}

/* Expects at least one cluster with news. */
static void choose_entries(struct list_finder *f, const struct list_cluster *clusters, size_t news,
                           struct list_chosen *chosen)
{
    struct list_front front;
    bool all = is_front(f, clusters, news);
    size_t listed = all ? news : 1, read = f->groups.n;
    list_front_init(&front, f, clusters, listed);
    for (size_t c = 0; c < listed; c++) {
        add_groups(f, clusters[c].first, clusters[c].n, all ? &front : NULL, chosen);
        list_cluster_read_singles(f, &clusters[c]);
    }
    add_groups(f, read, f->groups.n - read, all ? &front : NULL, chosen);
    if (all)
        list_front_add_headlines(&front, f, chosen);
    else
        list_front_add_lead(&front, f, chosen);
}

bool list_find(const struct list_page *p, struct list_items *out)
{
    AUTO(list_finder) f = {0};
    struct list_clusters clusters;
    struct list_chosen chosen = {0};
    size_t news = 0;
    list_groups_read(&f, p);
    list_clusters_read(&f, &clusters);
    while (news < clusters.n && clusters.v[news].score > 0)
        news++;
    if (news > 0)
        choose_entries(&f, clusters.v, news, &chosen);
    vec_take(&chosen, &p->d->arena, &out->v, &out->n);
    list_items_normalize(out, p->base);
    return out->n > 0;
}
