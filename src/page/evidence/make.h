/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Blocks of one make: one tag and class, digits aside. What a page repeats (posts, entries, cards)
 * is known by it. Memory is the dom's arena. Pure, linear.
 */
#ifndef GANDER_PAGE_EVIDENCE_MAKE_H
#define GANDER_PAGE_EVIDENCE_MAKE_H

#include "page/article/body.h"
#include "page/evidence/measure.h"

struct make {
    uint64_t key;         /* 0: this place of the table is free */
    uint32_t first, last; /* nodes */
    uint32_t end;         /* of the outermost one at hand */
    uint32_t count;       /* with text, inner ones too */
    uint32_t running;     /* of these, with running text */
    uint32_t outer;       /* not inside another one; what follows is of them alone */
    uint32_t text, linked;
    uint32_t leading, images; /* how many have links, and pictures */
    uint32_t longest;         /* weight of the one with most text */
    int64_t value, most;
};

struct makes {
    const struct dom *d;
    const struct measure *m;
    struct make *v; /* a table of `size` */
    uint32_t size;
    uint32_t *of; /* by node: its make's place in the table, `size` for none */
};

/* Finds them all in what is not dropped. */
void makes_find(struct dom *d, const unsigned char *dropped, const struct measure *m,
                struct makes *out);

/* The largest element with that block, and no other of its make, inside. */
const struct dom_node *make_unit(const struct makes *all, const struct make *k,
                                 const struct dom_node *n);

/* The part of what was read as the article that is inside such units, in percent; `weights` has the
 * weight of each node in that reading. */
unsigned make_article_share(const struct makes *all, const struct make *k,
                            const struct body *article, const uint32_t *weights);

/* The next outermost block of that make at or behind a node, NULL behind the last one. */
const struct dom_node *make_next(const struct makes *all, const struct make *k, uint32_t from);

#endif
