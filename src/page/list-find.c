/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list-find.h"

#include "page/list-cluster.h"
#include "page/list-front.h"

/* The share of a cluster's links that are in none of those before it, as rows of one cell are in
 * their cells, too. */
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

/* Whether the page has several lists of news and none that dominates it. Where the best list has
 * dates, what has none is no rival to it, but for the site's own front page. */
static bool is_front(const struct list_finder *f, const struct list_cluster *clusters, size_t news)
{
    double all = 0;
    size_t lists = 0, blocks = 0;
    bool home = page_is_home(f->p->base), dated = list_tally_is_dated(&clusters[0].tally);
    unsigned char *seen = arena_array(&f->p->d->arena, f->p->links.n, sizeof *seen);
    for (size_t i = 0; i < news; i++) {
        double share = share_of_new(f, &clusters[i], seen);
        if (share > 0 && (home || !dated || list_tally_is_dated(&clusters[i].tally))) {
            all += clusters[i].score * share;
            blocks += clusters[i].n;
            lists++;
        }
    }
    return lists >= 2 && blocks >= 3 && list_cluster_block_score(f, &clusters[0]) <= all / 2;
}

/* Adds the entries of `n` groups, on a front page (which may be NULL) only its headlines. */
static void choose(const struct list_finder *f, size_t first, size_t n,
                   const struct list_front *front, struct list_chosen *chosen)
{
    for (size_t g = first; g < first + n; g++) {
        const struct list_group *group = &f->groups.v[g];
        for (uint32_t i = 0; i < group->tally.n; i++) {
            const struct list_item *item = &f->items.v[group->start + i];
            if (!front || list_front_is_headline(front, item)) {
                vec_push(chosen, *item);
            }
        }
    }
}

bool list_find(const struct list_page *p, struct list_items *out)
{
    struct list_finder f;
    struct list_clusters clusters;
    struct list_chosen chosen = {0};
    size_t news = 0;
    list_groups_read(&f, p);
    list_clusters_read(&f, &clusters);
    while (news < clusters.n && clusters.v[news].score > 0) {
        news++;
    }
    struct list_front headlines, *front = NULL;
    if (news > 0 && is_front(&f, clusters.v, news)) {
        list_front_init(&headlines, &f);
        front = &headlines;
    }
    size_t listed = front || news == 0 ? news : 1, read = f.groups.n;
    for (size_t c = 0; c < listed; c++) {
        choose(&f, clusters.v[c].first, clusters.v[c].n, front, &chosen);
        list_cluster_read_singles(&f, &clusters.v[c]);
    }
    choose(&f, read, f.groups.n - read, front, &chosen);
    if (front) {
        list_front_add_headlines(front, &f, &chosen);
    }
    out->v = arena_copy(&p->d->arena, chosen.v, chosen.n, sizeof *out->v);
    out->n = chosen.n;
    list_items_settle(out, p->base);
    vec_fini(&chosen);
    list_finder_fini(&f);
    return out->n > 0;
}
