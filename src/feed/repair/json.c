/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/repair/json.h"

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

/* Value of the escape "\\uXXXX" at the start of `s`, -1 for anything else. */
static int utf16_unit(struct str s)
{
    int unit = 0;
    if (s.n < 6 || s.p[0] != '\\' || s.p[1] != 'u')
        return -1;
    for (size_t i = 2; i < 6; i++) {
        int digit = ascii_hex(s.p[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static bool is_high_surrogate(int unit)
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

static bool is_low_surrogate(int unit)
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

/* Copies an escape; a lone surrogate becomes U+FFFD, and an unknown escape the character itself. */
static void add_escape(struct repair_json *m)
{
    struct str s = str_slice(m->s, m->at, m->s.n);
    int unit = utf16_unit(s);
    size_t n = unit < 0 ? 2 : 6;
    if (is_high_surrogate(unit) && is_low_surrogate(utf16_unit(str_slice(s, 6, s.n))))
        n = 12;
    if (n == 6 && (is_high_surrogate(unit) || is_low_surrogate(unit)))
        buf_add(m->out, STR("\\ufffd"));
    else if (n == 2 && s.n > 1 && !str_has_char(STR("\"\\/bfnrt"), s.p[1]))
        n = 1;
    else
        buf_add(m->out, str_slice(s, 0, n));
    m->at += n < s.n ? n : s.n;
}

/* Copies a string from its quote on, escaping raw control characters. */
static void add_string(struct repair_json *m)
{
    buf_add_char(m->out, m->s.p[m->at++]);
    while (m->at < m->s.n) {
        if (m->s.p[m->at] == '\\') {
            add_escape(m);
            continue;
        }
        unsigned char c = (unsigned char)m->s.p[m->at++];
        if (c < 0x20) {
            buf_printf(m->out, "\\u%04x", c == 0 ? 0xfffdu : c);
            continue;
        }
        buf_add_char(m->out, (char)c);
        if (c == '"')
            return;
    }
}

/* Copies a number, as a string where its value may overflow. */
static void add_number(struct repair_json *m)
{
    enum { MAX_DIGITS = 18 };
    size_t from = m->at;
    while (m->at < m->s.n &&
           (ascii_digit(m->s.p[m->at]) || str_has_char(STR("+-.eE"), m->s.p[m->at])))
        m->at++;
    struct str number = str_slice(m->s, from, m->at);
    bool exponent = str_has_nocase(number, STR("e"));
    struct str quote = exponent || number.n > MAX_DIGITS ? STR("\"") : STR("");
    buf_add(m->out, quote);
    buf_add(m->out, number);
    buf_add(m->out, quote);
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
        if (c == '-' || ascii_digit(c)) {
            add_number(&m);
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
