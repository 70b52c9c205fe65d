/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What on a page is about other articles than its own. */
#include "page/facts.h"
#include "page/hints.h"
#include "page/measure.h"

enum { CARD_NODES = 200, CARD_TITLE = 24 };

/* Whether a block has what leads to an article: a heading, or a link with the words of a title. */
static bool leads_to_article(const struct dom *d, const struct dom_node *block)
{
    for (uint32_t i = block->index; i < block->end; i++) {
        const struct dom_node *n = &d->nodes[i];
        bool heading = n->tag >= GUMBO_TAG_H1 && n->tag <= GUMBO_TAG_H6;
        if (heading || i - block->index > CARD_NODES) {
            return true;
        }
        const struct dom_node *p = n->tag == DOM_TEXT ? n->parent : NULL;
        while (p && p != block->parent && p->tag != GUMBO_TAG_A) {
            p = p->parent;
        }
        if (p && p->tag == GUMBO_TAG_A && text_weight(n->text, NULL) >= CARD_TITLE) {
            return true;
        }
    }
    return false;
}

bool facts_in_other_article(const struct dom *d, const struct facts *f, const struct dom_node *n)
{
    for (const struct dom_node *p = n; p->tag != GUMBO_TAG_BODY && p->parent; p = p->parent) {
        if (f->heading && dom_contains(p, f->heading)) {
            return false;
        }
        unsigned hints = hints_of(p);
        if (hints & HINT_COMMENTS || (hints & HINT_RELATED && leads_to_article(d, p))) {
            return true;
        }
    }
    return false;
}
