/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of a heading, whole or in pieces: kickers and subtitles may share its element. */
#include "page/evidence/hints.h"
#include "page/evidence/measure.h"
#include "page/facts/title-parts.h"

enum { HEADING_NODES = 64, HEADING_WEIGHT = 12 };

struct str title_of_heading(struct dom *d, const struct dom_node *heading)
{
    if (heading->end - heading->index > HEADING_NODES)
        return dom_text(d, heading, TITLE_BYTES);
    AUTO(buf) b = BUF_INIT;
    for (const struct dom_node *n = heading + 1; n < dom_after(heading); n++) {
        if (n->tag != DOM_TEXT && (hint_is_kicker(n) || (hints_of(n) & (HINT_META | HINT_LEAD)))) {
            n = dom_after(n) - 1;
        } else if (n->tag == DOM_TEXT && text_weight(n->text, NULL) > 1 &&
                   (n->parent == heading || b.n == 0)) {
            dom_add_text(&b, n, TITLE_BYTES);
            buf_add_char(&b, ' ');
        }
    }
    struct str rest = str_trim(buf_str(&b));
    struct str all = dom_text(d, heading, TITLE_BYTES);
    struct str front = str_trim(str_slice(all, 0, rest.n < all.n ? all.n - rest.n : 0));
    bool kicker = front.n > 0 && !str_ends(front, STR(":")) &&
                  text_weight(rest, NULL) >= HEADING_WEIGHT && str_ends(all, rest);
    struct str title = kicker ? arena_str(&d->arena, rest) : all;
    return title;
}

/* Splits a heading of several elements into the first and the rest; false for any other heading. */
static bool split_heading(struct dom *d, const struct dom_node *heading, struct str pieces[2])
{
    const struct dom_node *n = heading;
    pieces[0] = STR("");
    if (heading->end - heading->index > HEADING_NODES)
        return false;
    while (n->first && n->first->tag != DOM_TEXT && !n->first->next)
        n = n->first;
    AUTO(buf) rest = BUF_INIT;
    for (const struct dom_node *p = n->first; p; p = p->next) {
        if (p->tag == DOM_TEXT ? text_weight(p->text, NULL) == 0 : dom_is_silent(p))
            continue;
        if (pieces[0].n == 0) {
            pieces[0] = dom_text(d, p, TITLE_BYTES);
        } else {
            dom_add_text(&rest, p, TITLE_BYTES);
            buf_add_char(&rest, ' ');
        }
    }
    pieces[1] = arena_str(&d->arena, str_trim(buf_str(&rest)));
    return pieces[1].n > 0;
}

struct str title_piece_saying(struct dom *d, const struct dom_node *heading, struct str claimed)
{
    struct str text = title_of_heading(d, heading), pieces[2];
    if (same_words(text, claimed))
        return text;
    for (int i = split_heading(d, heading, pieces) ? 0 : 2; i < 2; i++)
        if (same_words(pieces[i], claimed))
            return pieces[i];
    return STR("");
}
