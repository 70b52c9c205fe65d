/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/read/troubles.h"

#include <stdlib.h>
#include <string.h>

#include "text/url/url.h"

struct entry {
    struct str host;
    const char *problem;
    size_t node;
    size_t first; /* node of its group */
};

static int compare_groups(const struct entry *a, const struct entry *b)
{
    int order = str_cmp(a->host, b->host);
    return order ? order : strcmp(a->problem ? a->problem : "", b->problem ? b->problem : "");
}

static int by_group(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = compare_groups(x, y);
    return order ? order : (x->node > y->node) - (x->node < y->node);
}

static int by_first(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = (x->first > y->first) - (x->first < y->first);
    return order ? order : (x->node > y->node) - (x->node < y->node);
}

static size_t collect(const struct tree *t, struct entry *entries)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (node_has_problem(&t->nodes[i])) {
            entries[n++] = (struct entry){.host = url_host(t->nodes[i].url),
                                          .problem = t->nodes[i].status.problem,
                                          .node = i};
        }
    }
    if (n > 0)
        qsort(entries, n, sizeof *entries, by_group);
    for (size_t i = 0; i < n; i++) {
        bool same = i > 0 && compare_groups(&entries[i - 1], &entries[i]) == 0;
        entries[i].first = same ? entries[i - 1].first : entries[i].node;
    }
    if (n > 0)
        qsort(entries, n, sizeof *entries, by_first);
    return n;
}

void troubles_find(struct tree *t)
{
    struct entry *entries = arena_array(&t->arena, t->n, sizeof *entries);
    size_t n = collect(t, entries);
    size_t *nodes = arena_array(&t->arena, n, sizeof *nodes);
    t->problems = (int64_t)n;
    t->troubles = arena_array(&t->arena, n, sizeof *t->troubles);
    for (size_t i = 0; i < n; i++) {
        nodes[i] = entries[i].node;
        if (i == 0 || entries[i].first != entries[i - 1].first) {
            t->troubles[t->n_troubles++] = (struct tree_trouble){
                .host = arena_strndup(&t->arena, entries[i].host.p, entries[i].host.n),
                .problem = entries[i].problem,
                .nodes = &nodes[i],
            };
        }
        t->troubles[t->n_troubles - 1].n++;
    }
}
