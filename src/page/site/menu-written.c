/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/site/menu-written.h"

enum { MAX_WRITTEN = 1 << 20 };

/* Appends the literal whose opening quote is at `at`; returns the index after it. */
static size_t add_literal(struct buf *html, struct str script, size_t at)
{
    char quote = script.p[at++];
    for (; at < script.n && script.p[at] != quote && script.p[at] != '\n'; at++) {
        bool escape = script.p[at] == '\\' && at + 1 < script.n;
        at += escape;
        char c = script.p[at];
        buf_add_char(html, escape && (c == 'n' || c == 't' || c == 'r') ? ' ' : c);
    }
    return at < script.n ? at + 1 : at;
}

void menu_add_written(const struct dom *d, struct buf *html)
{
    static const struct str call = STR("document.write");
    for (uint32_t i = 0; i < d->n; i++) {
        const struct dom_node *n = &d->nodes[i];
        if (n->tag != GUMBO_TAG_SCRIPT || !n->first)
            continue;
        struct str script = n->first->text;
        for (size_t at = 0; (at = str_find(script, call, at)) != SIZE_MAX;) {
            at += call.n;
            while (at < script.n && script.p[at] != ')' && html->n < MAX_WRITTEN) {
                bool quote = script.p[at] == '"' || script.p[at] == '\'';
                at = quote ? add_literal(html, script, at) : at + 1;
            }
        }
    }
}
