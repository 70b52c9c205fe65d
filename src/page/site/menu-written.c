/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/site/menu-written.h"

enum { MAX_WRITTEN = 1 << 20 };

static bool is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

/* Appends the literal whose opening quote is at `at`; returns the index after it. */
static size_t add_literal(struct buf *html, struct str script, size_t at)
{
    char quote = script.p[at++];
    for (; at < script.n && script.p[at] != quote; at++) {
        if (script.p[at] == '\n' && quote != '`')
            break;
        bool escape = script.p[at] == '\\' && at + 1 < script.n;
        at += escape;
        char c = script.p[at];
        buf_add_char(html, escape && (c == 'n' || c == 't' || c == 'r') ? ' ' : c);
    }
    return at < script.n ? at + 1 : at;
}

/* Appends the literals up to the end of the call or assignment; returns the index after it. */
static size_t add_literals(struct buf *html, struct str script, size_t at)
{
    while (at < script.n && script.p[at] != ')' && script.p[at] != ';' && html->n < MAX_WRITTEN)
        at = is_quote(script.p[at]) ? add_literal(html, script, at) : at + 1;
    return at;
}

static void add_script(struct buf *html, struct str script)
{
    static const struct str calls[] = {STR("document.write"), STR("innerHTML"), STR(".append("),
                                       STR(".html(")};
    size_t found[ARRAY_SIZE(calls)] = {0}; /* where each is next; never searched twice */
    for (size_t at = 0; at < script.n;) {
        size_t first = script.n;
        for (size_t i = 0; i < ARRAY_SIZE(calls); i++) {
            bool passed = found[i] < at || at == 0;
            found[i] = passed ? str_find(script, calls[i], at) : found[i];
            first = found[i] < first ? found[i] : first;
        }
        at = add_literals(html, script, first < script.n ? first + 1 : first);
    }
}

void menu_add_written(const struct dom *d, struct buf *html)
{
    for (const struct dom_node *n = d->nodes; n < dom_end(d); n++)
        if (n->tag == GUMBO_TAG_SCRIPT && n->first)
            add_script(html, n->first->text);
}
