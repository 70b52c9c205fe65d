/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Index of repeated blocks: those of the same make, which is tag and class without digits. Posts,
 * entries and cards of a page share a make. Allocated in the dom's arena. Pure, linear.
 */
#ifndef GANDER_PAGE_EVIDENCE_PATTERN_H
#define GANDER_PAGE_EVIDENCE_PATTERN_H

#include "page/article/body.h"
#include "page/evidence/measure.h"

struct make {
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

struct makes {
    const struct dom *d;
    const struct measure *m;
    struct make *v; /* hash table */
    uint32_t size;  /* of the table, a power of two */
    uint32_t *of;   /* by node index: slot of its make, `size` for none */
};

/* Indexes all blocks that are not dropped. */
void makes_find(struct dom *d, const unsigned char *dropped, const struct measure *m,
                struct makes *out);

/* Largest element around a block without others of its make. */
const struct dom_node *make_unit(const struct makes *all, const struct make *k,
                                 const struct dom_node *n);

/* Percentage of the article's text within such units; `weights` are those of the nodes when the
 * article was read. */
unsigned make_article_share(const struct makes *all, const struct make *k,
                            const struct body *article, const uint32_t *weights);

/* Next block of the make at or after a node; NULL after the last one. */
const struct dom_node *make_next(const struct makes *all, const struct make *k, uint32_t from);

#endif
