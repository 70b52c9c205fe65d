/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references: HTML section 13.5 (names) and 13.2.5.72 ff. (parsing). */
#include <stdlib.h>

#include "text/markup/markup.h"
#include "text/utf8.h"

struct entity {
    char name[32], text[7];
    bool bare; /* also valid without the ";" */
};

static const struct entity entities[] = {
#include "text/markup/entity-table.def"
};

enum { MAX_NAME = 31 };

static int compare(const void *key, const void *element)
{
    const struct entity *e = element;
    return str_cmp(*(const struct str *)key, str_from(e->name));
}

static const struct entity *find(struct str name)
{
    return bsearch(&name, entities, ARRAY_SIZE(entities), sizeof *entities, compare);
}

/* Character of a number (13.2.5.80): windows-1252 for C1 controls, U+FFFD for 0. */
static uint32_t mapped_number(uint32_t c)
{
    static const uint16_t c1[32] = {
        0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
        0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178,
    };
    return c == 0 ? UTF8_REPLACEMENT : c >= 0x80 && c <= 0x9f ? c1[c - 0x80] : c;
}

/* Parses "&#…;" at the start of `s` to its character; returns its length, 0 for none. */
static size_t number_reference(struct str s, uint32_t *out)
{
    int base = s.n > 2 && ascii_lower(s.p[2]) == 'x' ? 16 : 10;
    size_t start = base == 16 ? 3 : 2, i = start;
    uint32_t c = 0;
    for (; i < s.n; i++) {
        int digit = ascii_hex(s.p[i]);
        if (digit < 0 || digit >= base)
            break;
        c = c > 0x10ffff ? c : c * (uint32_t)base + (uint32_t)digit;
    }
    if (i == start)
        return 0;
    *out = mapped_number(c);
    return i + (i < s.n && s.p[i] == ';');
}

/* Like number_reference(), but two references to the surrogates of a character (UTF-16) are one to
 * the character. */
static size_t character_reference(struct str s, uint32_t *out)
{
    uint32_t low;
    size_t n = number_reference(s, out);
    struct str rest = str_slice(s, n, s.n);
    if (n == 0 || *out < 0xd800 || *out > 0xdbff || !str_starts(rest, STR("&#")))
        return n;
    size_t more = number_reference(rest, &low);
    if (more == 0 || low < 0xdc00 || low > 0xdfff)
        return n;
    *out = 0x10000 + ((*out - 0xd800) << 10) + (low - 0xdc00);
    return n + more;
}

/* The length of a named reference at the start of `s`, and its text. Without the semicolon only
 * where the next byte shows that it is no part of an address or a longer word. */
static size_t named_reference(struct str s, const char **out)
{
    size_t end = 1;
    while (end < s.n && end <= MAX_NAME && ascii_alnum(s.p[end]))
        end++;
    const struct entity *e = end > 1 ? find(str_slice(s, 1, end)) : NULL;
    bool closed = end < s.n && s.p[end] == ';';
    if (!e || (!closed && (!e->bare || (end < s.n && (ascii_alnum(s.p[end]) || s.p[end] == '=')))))
        return 0;
    *out = e->text;
    return end + closed;
}

size_t markup_add_reference(struct buf *b, struct str s)
{
    if (s.n < 3 || s.p[0] != '&')
        return 0;
    uint32_t c;
    const char *text;
    size_t n;
    if (s.p[1] == '#') {
        n = character_reference(s, &c);
        if (n > 0)
            utf8_add(b, c);
    } else {
        n = named_reference(s, &text);
        if (n > 0)
            buf_add_c(b, text);
    }
    return n;
}

void markup_add_decoded(struct buf *b, struct str s)
{
    while (s.n > 0) {
        size_t at = str_find_char(s, '&', 0);
        buf_add(b, str_slice(s, 0, at));
        if (at == SIZE_MAX)
            break;
        s = str_slice(s, at, s.n);
        size_t n = markup_add_reference(b, s);
        if (n == 0) {
            buf_add_char(b, '&');
            n = 1;
        }
        s = str_slice(s, n, s.n);
    }
}
