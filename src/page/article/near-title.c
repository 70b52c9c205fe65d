/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Place of the title among a page's nodes. */
#include "page/article/facts.h"

enum {
    NEAR_ABOVE = 100, /* bytes of text; an element counts as one */
    NEAR_BELOW = 300
};

bool facts_near_title(const struct dom *d, const struct facts *f, uint32_t *from, uint32_t *to)
{
    if (!f->heading)
        return false;
    *from = f->heading->index;
    *to = f->heading->end;
    for (size_t text = 0; *from > d->body->index && text < NEAR_ABOVE; --*from)
        text += d->nodes[*from].tag == DOM_TEXT ? d->nodes[*from].text.n : 1;
    for (size_t text = 0; *to < d->n && text < NEAR_BELOW; ++*to)
        text += d->nodes[*to].tag == DOM_TEXT ? d->nodes[*to].text.n : 1;
    return true;
}
