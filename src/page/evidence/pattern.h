/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Index of repeated blocks: those of the same pattern, which is tag and class without digits.
 * Posts, entries and cards of a page share a pattern. Allocated in the dom's arena. Pure, linear.
 */
#pragma once

#include "page/body/body.h"
#include "page/evidence/measure.h"

struct pattern {
    uint64_t key;         /* 0: free slot of the table */
    uint32_t first, last; /* node indices */
    uint32_t end;         /* of the current outermost block, during construction */
    uint32_t count;       /* blocks with text, including nested ones */
    uint32_t running;     /* of these, with prose */
    uint32_t outer;       /* outermost blocks, the only ones that count below */
    uint32_t text, linked;
    uint32_t leading, images; /* blocks with links, and with pictures */
    uint32_t longest;         /* maximum weight of a block */
    int64_t value, max_value; /* of prose: sum, and maximum of a block */
};

struct patterns {
    const struct dom *d;
    const struct measure *m;
    struct pattern *v; /* hash table */
    uint32_t size;     /* of the table, a power of two */
    uint32_t *of;      /* by node index: slot of its pattern, `size` for none */
};

/* Indexes all blocks that are not dropped. */
void patterns_find(struct dom *d, const unsigned char *dropped, const struct measure *m,
                   struct patterns *out);

/* Largest element around a block without others of its pattern. */
const struct dom_node *pattern_unit(const struct patterns *all, const struct pattern *k,
                                    const struct dom_node *n);

/* Percentage of the article's text within such units; `weights` are those of the nodes when the
 * article was read. */
unsigned pattern_article_share(const struct patterns *all, const struct pattern *k,
                               const struct body *article, const uint32_t *weights);

/* Next block of the pattern at or after a node; NULL after the last one. */
const struct dom_node *pattern_next(const struct patterns *all, const struct pattern *k,
                                    uint32_t from);
