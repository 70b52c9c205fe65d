/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Repair of tags. A "<" within a tag, illegal even in quotes, reveals a missing quote or a value of
 * unescaped markup with quotes of its own.
 */
#include "feed/repair/xml-parts.h"

enum { MAX_ATTRIBUTES = 64, MAX_VALUE = 16 << 10, MAX_LOOKAHEAD = 16 << 20 };

static void push_attribute(struct repair *m, struct str name, struct str value)
{
    if (m->attributes.n < MAX_ATTRIBUTES)
        vec_push(&m->attributes, (struct repair_attribute){name, value});
}

/* Index of the quote that ends a value of unescaped markup: outside of its tags, and followed by
 * the end of the tag or another attribute. SIZE_MAX when there is none nearby. */
static size_t value_end(struct str s, size_t at, char quote)
{
    bool in_tag = false;
    size_t limit = s.n - at > MAX_VALUE ? at + MAX_VALUE : s.n;
    for (; at < limit; at++) {
        char c = s.p[at];
        in_tag = c == '<' || (in_tag && c != '>');
        if (c != quote || in_tag)
            continue;
        size_t next = at + 1;
        while (next < limit && ascii_space(s.p[next]))
            next++;
        size_t name = next;
        while (next < limit && repair_name_part((unsigned char)s.p[next]))
            next++;
        bool attribute = next > name && name > at + 1 && next + 1 < limit && s.p[next] == '=' &&
                         (s.p[next + 1] == '"' || s.p[next + 1] == '\'');
        bool over = next == name && next < limit && (s.p[next] == '>' || s.p[next] == '/');
        if (attribute || over)
            return at;
    }
    return SIZE_MAX;
}

/* Reads a tag with unescaped markup in its values; returns its length, or 0. */
static size_t read_loose_tag(struct repair *m, size_t at)
{
    struct str s = m->s;
    m->attributes.n = 0;
    while (at < s.n) {
        if (s.p[at] == '>')
            return at + 1 - m->at;
        size_t name = at;
        while (at < s.n && repair_name_part((unsigned char)s.p[at]))
            at++;
        if (at == name || at + 1 >= s.n || s.p[at] != '=' ||
            (s.p[at + 1] != '"' && s.p[at + 1] != '\'')) {
            at += at == name;
            continue;
        }
        size_t end = value_end(s, at + 2, s.p[at + 1]);
        if (end == SIZE_MAX)
            break;
        push_attribute(m, str_slice(s, name, at), str_slice(s, at + 2, end));
        at = end + 1;
    }
    m->lookahead += at - m->at + MAX_VALUE;
    return 0;
}

/* Index of the ">" of the tag at m->at: 0 when there is none, SIZE_MAX when the text ends within
 * the tag. `*loose` is set for a "<" inside: a quote is missing, or there are too many. */
static size_t find_tag_end(const struct repair *m, bool *loose)
{
    size_t quoted_end = 0, i;
    char quote = '\0', before = '\0';
    *loose = false;
    for (i = m->at + 1; i < m->s.n; i++) {
        char c = m->s.p[i];
        if (c == '<') {
            *loose = quote != '\0';
            break;
        }
        if (c == '>' && !quote)
            return i;
        if (c == '>')
            quoted_end = quoted_end ? quoted_end : i;
        else if (c == quote)
            quote = '\0';
        else if (!quote && before == '=' && (c == '"' || c == '\''))
            quote = c;
        before = ascii_space(c) ? before : c;
    }
    return quoted_end || i < m->s.n ? quoted_end : SIZE_MAX;
}

static void split_tag(struct repair *m, struct str s, struct markup_tag *tag)
{
    struct str name, value;
    tag->closing = s.n > 0 && s.p[0] == '/';
    s = str_slice(s, tag->closing, s.n);
    size_t n = 0;
    while (n < s.n && !ascii_space(s.p[n]) && s.p[n] != '/')
        n++;
    tag->name = str_slice(s, 0, n);
    tag->attributes = str_slice(s, n, s.n);
    tag->empty = s.n > 0 && s.p[s.n - 1] == '/';
    for (struct str rest = tag->attributes; markup_next_attribute(&rest, &name, &value);)
        if (value.p)
            push_attribute(m, name, value);
        else
            m->damaged = true;
}

size_t repair_read_tag(struct repair *m, struct markup_tag *tag)
{
    bool loose;
    size_t end = find_tag_end(m, &loose), n = 0;
    if (loose && m->lookahead < MAX_LOOKAHEAD) {
        size_t name = m->at + 1;
        while (name < m->s.n && repair_name_part((unsigned char)m->s.p[name]))
            name++;
        n = read_loose_tag(m, name);
        *tag = (struct markup_tag){.name = str_slice(m->s, m->at + 1, name),
                                   .empty = n > 1 && m->s.p[m->at + n - 2] == '/'};
        m->damaged = true;
    }
    if (n == 0) {
        if (end == 0 || end == SIZE_MAX)
            return end;
        m->attributes.n = 0;
        split_tag(m, str_slice(m->s, m->at + 1, end), tag);
        n = end + 1 - m->at;
    }
    return n;
}
