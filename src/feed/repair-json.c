/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/repair-json.h"

#include "feed/feed.h"

struct repair_json {
    struct str s;
    size_t at;
    struct buf *out;
    char open[FEED_MAX_DEPTH]; /* closing brackets of the open lists and objects */
    size_t depth;
    size_t whole; /* length of the output up to the last complete list element */
    size_t whole_depth;
};

/* Copies a string from its quote on, escaping raw control characters. */
static void add_string(struct repair_json *m)
{
    buf_add_char(m->out, m->s.p[m->at++]);
    while (m->at < m->s.n) {
        unsigned char c = (unsigned char)m->s.p[m->at++];
        if (c < 0x20) {
            buf_printf(m->out, "\\u%04x", c == 0 ? 0xfffdu : c);
            continue;
        }
        buf_add_char(m->out, (char)c);
        if (c == '"')
            return;
        if (c == '\\' && m->at < m->s.n)
            buf_add_char(m->out, m->s.p[m->at++]);
    }
}

static void drop_comma(struct buf *out)
{
    size_t n = out->n;
    while (n > 0 && ascii_space(out->p[n - 1]))
        n--;
    if (n > 0 && out->p[n - 1] == ',')
        buf_truncate(out, n - 1);
}

static void close_bracket(struct repair_json *m, char c)
{
    if (m->depth == 0 || m->open[m->depth - 1] != c)
        return;
    drop_comma(m->out);
    buf_add_char(m->out, c);
    m->depth--;
    if (m->depth > 0 && m->open[m->depth - 1] == ']') {
        m->whole = m->out->n;
        m->whole_depth = m->depth;
    }
}

void repair_json(struct str text, struct buf *out, bool *cut)
{
    struct repair_json m = {.s = text, .out = out};
    bool done = false;
    while (m.at < text.n && !done) {
        char c = text.p[m.at];
        if (c == '"') {
            add_string(&m);
            continue;
        }
        m.at++;
        if (c == '{' || c == '[') {
            if (m.depth == FEED_MAX_DEPTH)
                break;
            m.open[m.depth++] = c == '{' ? '}' : ']';
            buf_add_char(out, c);
        } else if (c == '}' || c == ']') {
            close_bracket(&m, c);
            done = m.depth == 0;
        } else if ((unsigned char)c >= 0x20 || ascii_space(c)) {
            buf_add_char(out, c);
        }
    }
    *cut = m.depth > 0;
    if (m.depth > 0 && m.whole > 0) {
        buf_truncate(out, m.whole);
        m.depth = m.whole_depth;
        while (m.depth > 0)
            buf_add_char(out, m.open[--m.depth]);
    }
}
