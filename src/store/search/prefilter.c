/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/prefilter.h"

#include "base/vec.h"

struct words {
    VEC(struct grams) v;
};

/* Appends words one of which is in each match of the term; false when there are no such words. */
static bool collect(const struct search_node *n, struct words *out)
{
    const struct search_node *child = n->first;
    size_t before = out->v.n;
    bool any = n->kind == SEARCH_AND; /* of a conjunction's terms; all alternatives */
    if (n->exclude)
        return false;
    if (n->grams.n > 0) {
        vec_push(&out->v, n->grams);
        return true;
    }
    while (child && collect(child, out) != any)
        child = child->next;
    bool found = any ? child != NULL : n->first && !child;
    if (!found)
        out->v.n = before;
    return found;
}

void search_prefilter_init(struct search *q)
{
    struct words words = {0};
    if (q->root)
        collect(q->root, &words);
    vec_take(&words.v, &q->arena, &q->words, &q->n_words);
}
