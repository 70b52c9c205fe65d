/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection of elements about other articles. */
#include "page/evidence/hints.h"
#include "page/evidence/measure.h"
#include "page/facts/facts.h"

enum { CARD_NODES = 200, CARD_TITLE = 24 };

/* True for a block with a heading, or a link as long as a title. */
static bool links_article(const struct dom_node *block)
{
    uint32_t link_end = 0;
    for (const struct dom_node *n = block; n < dom_after(block); n++) {
        link_end = n->tag == GUMBO_TAG_A && n->end > link_end ? n->end : link_end;
        bool linked = n->tag == DOM_TEXT && n->index < link_end;
        if (dom_is_heading(n) || (linked && text_weight(n->text, NULL) >= CARD_TITLE))
            return true;
    }
    return false;
}

bool facts_in_other_article(const struct facts *f, const struct dom_node *n)
{
    const struct dom_node *card = NULL; /* outermost one */
    for (const struct dom_node *p = n; p->tag != GUMBO_TAG_BODY && p->parent; p = p->parent) {
        if (f->heading && dom_contains(p, f->heading))
            break;
        unsigned hints = hints_of(p);
        card = hints & HINT_RELATED ? p : card;
        if (hints & HINT_COMMENTS || (card && card->end - card->index > CARD_NODES))
            return true;
    }
    return card && links_article(card);
}
