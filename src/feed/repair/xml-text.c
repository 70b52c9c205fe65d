/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repair of characters and references. */

#include "feed/repair/xml-parts.h"

enum { MAX_ENTITIES = 100, MAX_ENTITY = 1000, MAX_EXPANSION = 1 << 20, MAX_NAME = 200 };

/* Characters illegal in XML (XML 1.0, 2.2). `at` is the byte's index. */
static bool is_forbidden(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.p[at];
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c == 0xef && at + 2 < s.n && (unsigned char)s.p[at + 1] == 0xbf &&
            (unsigned char)s.p[at + 2] >= 0xbe);
}

void repair_add_clean(struct repair *m, struct str s, bool quote)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *with = NULL;
        size_t length = 1;
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x40 && c != 0xef)
            continue;
        if (c == '<') {
            with = "&lt;";
        } else if (c == '>') {
            with = "&gt;"; /* "]]>" is illegal in text */
        } else if (c == '"' && quote) {
            with = "&quot;";
        } else if (is_forbidden(s, i)) {
            with = "";
            length = c == 0xef ? 3 : 1;
            m->damaged = true;
        } else {
            continue;
        }
        buf_add(m->out, str_slice(s, from, i));
        buf_add_c(m->out, with);
        from = i + length;
        i += length - 1;
    }
    buf_add(m->out, str_slice(s, from, s.n));
}

static struct str entity_value(const struct repair *m, struct str name)
{
    for (size_t i = 0; i < m->entities.n; i++)
        if (str_eq(m->entities.v[i].name, name))
            return m->entities.v[i].value;
    return (struct str){NULL, 0};
}

/* Appends the reference at the start of `s`: keeps XML's own, decodes HTML's, escapes a bare "&".
 * Returns the bytes consumed. */
static size_t add_reference(struct repair *m, struct str s, bool quote)
{
    static const char *const own[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (size_t i = 0; i < ARRAY_SIZE(own); i++) {
        if (str_starts(s, str_from(own[i]))) {
            buf_add_c(m->out, own[i]);
            return strlen(own[i]);
        }
    }
    size_t end = 1;
    while (end < s.n && end <= MAX_NAME && repair_name_part((unsigned char)s.p[end]))
        end++;
    struct str value = end < s.n && s.p[end] == ';' ? entity_value(m, str_slice(s, 1, end))
                                                    : (struct str){NULL, 0};
    if (value.p && m->expanded + value.n < MAX_EXPANSION) {
        m->expanded += value.n;
        repair_add_clean(m, value, quote);
        return end + 1;
    }
    AUTO(buf) one = BUF_INIT;
    size_t n = markup_add_reference(&one, s);
    /* Without semicolon it mostly belongs to the query of an address. */
    if (n > 0 && s.p[n - 1] == ';') {
        struct str c = buf_str(&one);
        if (s.p[1] != '#' || is_forbidden(c, 0))
            m->damaged = true;
        if (str_eq(c, STR("&")))
            buf_add(m->out, STR("&amp;"));
        else
            repair_add_clean(m, c, quote);
    } else {
        m->damaged = true;
        buf_add(m->out, STR("&amp;"));
        n = 1;
    }
    return n;
}

void repair_add_text(struct repair *m, struct str s, bool quote)
{
    while (s.n > 0) {
        size_t at = str_find_char(s, '&', 0);
        repair_add_clean(m, str_slice(s, 0, at), quote);
        if (at == SIZE_MAX)
            return;
        s = str_slice(s, at, s.n);
        s = str_slice(s, add_reference(m, s, quote), s.n);
    }
}

void repair_read_entities(struct repair *m, struct str subset)
{
    static const struct str mark = STR("<!ENTITY");
    for (size_t at = 0; (at = str_find(subset, mark, at)) != SIZE_MAX;) {
        struct str s = str_slice(subset, at + mark.n, at + mark.n + 2 * MAX_ENTITY);
        size_t n = 0;
        at += mark.n;
        s = str_trim(s);
        while (n < s.n && repair_name_part((unsigned char)s.p[n]))
            n++;
        struct str name = str_slice(s, 0, n);
        s = str_trim(str_slice(s, n, s.n));
        if (s.n == 0 || (s.p[0] != '"' && s.p[0] != '\''))
            continue;
        size_t end = str_find_char(s, s.p[0], 1);
        struct str value = str_slice(s, 1, end);
        /* No nested entities: they allow exponential expansion. */
        if (end != SIZE_MAX && n > 0 && value.n <= MAX_ENTITY && m->entities.n < MAX_ENTITIES &&
            !str_has_char(value, '&') && !str_has_char(value, '<'))
            vec_push(&m->entities, (struct repair_entity){name, value});
    }
}
