/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Borrowed view of bytes: not NUL-terminated, valid as long as the memory it points into. ASCII
 * operations only; Unicode belongs to text/.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/compiler.h"

struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){("" literal), sizeof(literal) - 1})
/* For printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).n, (s).p

/* NULL gives an empty view. */
static inline struct str str_from(const char *s)
{
    return s ? (struct str){s, strlen(s)} : (struct str){"", 0};
}

/* The bytes [from, to), both clamped to the length. */
static inline struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return (struct str){from > 0 ? s.p + from : s.p, to - from}; /* p may be NULL */
}

struct str str_trim(struct str s); /* ASCII white space off both ends */
/* Inline, as str_starts(): against a literal it is a comparison of numbers. */
static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
bool str_eq_nocase(struct str a, struct str b); /* ASCII case only */
int str_cmp(struct str a, struct str b);
static inline bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}
bool str_starts_nocase(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_ends_nocase(struct str s, struct str suffix);
/* Index of the first match at or after `from`, or SIZE_MAX. */
size_t str_find(struct str s, struct str what, size_t from);
size_t str_find_nocase(struct str s, struct str what, size_t from);
size_t str_find_char(struct str s, char c, size_t from);
bool str_has(struct str s, struct str what);
bool str_has_char(struct str s, char c);
bool str_has_nocase(struct str s, struct str what);
/* True when `s` contains a word of a list, "one|two|three", each of at least two bytes. Reads `s`
 * once for up to 64 words. */
bool str_has_any(struct str s, const char *list);
/* True for an occurrence without adjacent letters, ignoring ASCII case. */
bool str_has_word(struct str s, struct str word);
/* The part after the last `separator`; all of `s` without one. */
static inline struct str str_last_part(struct str s, char separator)
{
    const char *p = s.n > 0 ? memrchr(s.p, separator, s.n) : NULL;
    return p ? str_slice(s, (size_t)(p - s.p) + 1, s.n) : s;
}
/* Splits the part before the next `separator` off `rest`. False when `rest` is used up (p NULL). */
bool str_split(struct str *rest, char separator, struct str *part);
/* Splits the next word off a list, "one|two|three"; false when it is used up (NULL). */
static inline bool str_next_word(const char **list, struct str *word)
{
    if (!*list)
        return false;
    const char *bar = strchr(*list, '|');
    *word = (struct str){*list, bar ? (size_t)(bar - *list) : strlen(*list)};
    *list = bar ? bar + 1 : NULL;
    return true;
}
/* First word of a list for which a test of it and `s`, as str_starts(), holds; n is 0 for none, and
 * for an empty `s`. Inline, so that the test is called directly. */
static inline struct str str_which(bool (*test)(struct str s, struct str word), struct str s,
                                   const char *list)
{
    for (struct str word; s.n > 0 && str_next_word(&list, &word);)
        if (test(s, word))
            return word;
    return STR("");
}
/* True when there is such a word. */
static inline bool str_any(bool (*test)(struct str s, struct str word), struct str s,
                           const char *list)
{
    return str_which(test, s, list).n > 0;
}
/* Index of the first occurrence of any word of a list, which is *word; SIZE_MAX for none. */
size_t str_find_first(struct str s, const char *list, struct str *word);
/* Parses the whole view as a decimal number with optional sign; false for anything else. */
bool str_to_int64(struct str s, int64_t *out);
/* Parses hexadecimal digits; false for anything else or more than eight. */
bool str_to_hex(struct str s, uint32_t *out);
/* True when a line of `text`, trimmed, equals `line`. */
bool str_has_line(struct str text, struct str line);
/* Fast 64-bit hash for tables and change detection: neither safe against an adversary nor portable
 * between byte orders. */
uint64_t str_hash(struct str s);

/* Extends a hash by one byte (FNV-1a), for text hashed in a normal form, as without white space or
 * in lower case. */
#define STR_HASH_INIT 0xcbf29ce484222325u
static inline uint64_t str_hash_byte(uint64_t hash, char c)
{
    return (hash ^ (unsigned char)c) * 0x100000001b3u;
}

static inline bool ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool ascii_alnum(char c)
{
    return ascii_alpha(c) || ascii_digit(c);
}

static inline bool ascii_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline char ascii_lower(char c)
{
    return ascii_capital(c) ? (char)(c + 32) : c;
}

/* Value of a hexadecimal digit, -1 for another character. */
static inline int ascii_hex(char c)
{
    c = ascii_lower(c);
    return ascii_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static inline char ascii_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}
