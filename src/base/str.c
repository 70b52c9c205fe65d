/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/str.h"

#include <string.h>

struct str str_trim(struct str s)
{
    while (s.n > 0 && ascii_space(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && ascii_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

static bool eq_nocase(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (ascii_lower(a[i]) != ascii_lower(b[i]))
            return false;
    return true;
}

bool str_eq_nocase(struct str a, struct str b)
{
    return a.n == b.n && eq_nocase(a.p, b.p, a.n);
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts_nocase(struct str s, struct str prefix)
{
    return s.n >= prefix.n && eq_nocase(s.p, prefix.p, prefix.n);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_slice(s, s.n - suffix.n, s.n), suffix);
}

bool str_ends_nocase(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq_nocase(str_slice(s, s.n - suffix.n, s.n), suffix);
}

/* For short texts, which memmem() prepares longer for than it searches. */
static size_t find_in_short(struct str s, struct str what, size_t from)
{
    for (size_t last = s.n - what.n; from <= last; from++) {
        const char *p = memchr(s.p + from, what.p[0], last + 1 - from);
        if (!p)
            break;
        from = (size_t)(p - s.p);
        if (memcmp(p, what.p, what.n) == 0)
            return from;
    }
    return SIZE_MAX;
}

size_t str_find(struct str s, struct str what, size_t from)
{
    enum { SHORT = 256 };
    if (from > s.n || what.n > s.n - from)
        return SIZE_MAX;
    if (what.n == 0)
        return from;
    if (s.n - from < SHORT)
        return find_in_short(s, what, from);
    const char *p = memmem(s.p + from, s.n - from, what.p, what.n);
    return p ? (size_t)(p - s.p) : SIZE_MAX;
}

size_t str_find_nocase(struct str s, struct str what, size_t from)
{
    if (what.n == 0)
        return from <= s.n ? from : SIZE_MAX;
    /* memchr() for either case of the first letter: searches run over whole texts. */
    char c = ascii_lower(what.p[0]), capital = ascii_upper(c);
    size_t small = str_find_char(s, c, from);
    size_t large = capital != c ? str_find_char(s, capital, from) : SIZE_MAX;
    for (;;) {
        size_t i = small < large ? small : large;
        if (i == SIZE_MAX || what.n > s.n - i)
            return SIZE_MAX;
        if (eq_nocase(s.p + i, what.p, what.n))
            return i;
        *(i == small ? &small : &large) = str_find_char(s, s.p[i], i + 1);
    }
}

bool str_has(struct str s, struct str what)
{
    return str_find(s, what, 0) != SIZE_MAX;
}

bool str_has_char(struct str s, char c)
{
    return str_find_char(s, c, 0) != SIZE_MAX;
}

bool str_has_nocase(struct str s, struct str what)
{
    return str_find_nocase(s, what, 0) != SIZE_MAX;
}

size_t str_find_first(struct str s, const char *list, struct str *word)
{
    size_t first = SIZE_MAX;
    for (struct str next; str_next_word(&list, &next);) {
        size_t at = str_find(s, next, 0);
        *word = at < first ? next : *word;
        first = at < first ? at : first;
    }
    return first;
}

enum { PAIRS = 1024, BATCH = 64 };

/* Index of the two bytes at `p` in a set of pairs. */
static size_t hash_pair(const char *p)
{
    return ((unsigned char)p[0] * 37u + (unsigned char)p[1]) % PAIRS;
}

/* `starts` has a bit for each pair of bytes that begins a word. */
static bool has_one(struct str s, const struct str *words, size_t n, const uint64_t *starts)
{
    for (size_t at = 0; at + 1 < s.n; at++) {
        size_t pair = hash_pair(s.p + at);
        if (!(starts[pair / 64] >> pair % 64 & 1))
            continue;
        for (size_t i = 0; i < n; i++)
            if (words[i].p[0] == s.p[at] && str_starts(str_slice(s, at, s.n), words[i]))
                return true;
    }
    return false;
}

bool str_has_any(struct str s, const char *list)
{
    struct str words[BATCH];
    while (list) {
        uint64_t starts[PAIRS / 64] = {0};
        size_t n = 0;
        for (; n < BATCH && str_next_word(&list, &words[n]); n++) {
            size_t pair = hash_pair(words[n].p);
            starts[pair / 64] |= UINT64_C(1) << pair % 64;
        }
        if (has_one(s, words, n, starts))
            return true;
    }
    return false;
}

bool str_has_word(struct str s, struct str word)
{
    for (size_t at = 0; s.n > 0 && (at = str_find_nocase(s, word, at)) != SIZE_MAX; at++) {
        size_t end = at + word.n;
        if ((at == 0 || !ascii_alpha(s.p[at - 1])) && (end == s.n || !ascii_alpha(s.p[end])))
            return true;
    }
    return false;
}

size_t str_find_char(struct str s, char c, size_t from)
{
    const char *p = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;
    return p ? (size_t)(p - s.p) : SIZE_MAX;
}

bool str_split(struct str *rest, char separator, struct str *part)
{
    if (!rest->p)
        return false;
    size_t i = str_find_char(*rest, separator, 0);
    if (i == SIZE_MAX) {
        *part = *rest;
        *rest = (struct str){NULL, 0};
    } else {
        *part = str_slice(*rest, 0, i);
        *rest = str_slice(*rest, i + 1, rest->n);
    }
    return true;
}

bool str_to_int64(struct str s, int64_t *out)
{
    bool negative = s.n > 0 && s.p[0] == '-';
    size_t i = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+');
    int64_t value = 0;
    if (i == s.n)
        return false;
    for (; i < s.n; i++)
        if (!ascii_digit(s.p[i]) || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, s.p[i] - '0', &value))
            return false;
    if (!negative && value == INT64_MIN)
        return false;
    *out = negative ? value : -value; /* accumulated negative, to reach INT64_MIN */
    return true;
}

bool str_to_hex(struct str s, uint32_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.n; i++) {
        int value = ascii_hex(s.p[i]);
        if (value < 0 || i == 8)
            return false;
        *out = *out << 4 | (uint32_t)value;
    }
    return s.n > 0;
}

bool str_has_line(struct str text, struct str line)
{
    struct str part;
    while (str_split(&text, '\n', &part))
        if (str_eq(str_trim(part), line))
            return true;
    return false;
}

enum { HASH_BLOCK = 32 /* bytes */ };

static uint64_t mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * 0x9e3779b97f4a7c15u;
    return h ^ (h >> 32);
}

static uint64_t word_at(const char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* Four hashes side by side, since each step waits for the one before it. */
static uint64_t mix_blocks(uint64_t h, const char *p, size_t n)
{
    uint64_t a = h, b = h + 1, c = h + 2, d = h + 3;
    for (size_t at = 0; at < n; at += HASH_BLOCK) {
        a = mix(a, word_at(p + at));
        b = mix(b, word_at(p + at + 8));
        c = mix(c, word_at(p + at + 16));
        d = mix(d, word_at(p + at + 24));
    }
    return mix(mix(mix(a, b), c), d);
}

uint64_t str_hash(struct str s)
{
    uint64_t h = mix(STR_HASH_INIT, s.n), word = 0;
    size_t at = s.n / HASH_BLOCK * HASH_BLOCK;
    if (at > 0)
        h = mix_blocks(h, s.p, at);
    for (; at + sizeof word <= s.n; at += sizeof word)
        h = mix(h, word_at(s.p + at));
    if (at < s.n)
        memcpy(&word, s.p + at, s.n - at);
    return mix(h, word);
}
