/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Place of the title among a page's nodes. */
#include "page/facts/facts.h"

enum {
    NEAR_ABOVE = 100, /* bytes of text; an element counts as one */
    NEAR_BELOW = 300
};

/* Weight of a node as distance: its text without indentation. */
static size_t distance_over(const struct dom_node *n)
{
    return n->tag == DOM_TEXT ? str_trim(n->text).n : 1;
}

bool facts_near_title(const struct dom *d, const struct facts *f, uint32_t *from, uint32_t *to)
{
    if (!f->heading)
        return false;
    *from = f->heading->index;
    *to = f->heading->end;
    for (size_t text = 0; *from > d->body->index && text < NEAR_ABOVE; --*from)
        text += distance_over(&d->nodes[*from]);
    for (size_t text = 0; *to < d->n && text < NEAR_BELOW; ++*to)
        text += distance_over(&d->nodes[*to]);
    return true;
}
