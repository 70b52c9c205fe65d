/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eight bytes of text at a time, as a number: most text needs no closer look. Pure. */
#pragma once

#include <endian.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

#define EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Needs eight bytes at `at`. */
static inline uint64_t eight_at(struct str s, size_t at)
{
    uint64_t w;
    memcpy(&w, s.p + at, sizeof w);
    return w;
}

/* Likewise, with the first byte in the lowest bits. */
static inline uint64_t eight_in_order(struct str s, size_t at)
{
    return le64toh(eight_at(s, at));
}

/* Index of the first byte with a bit in `mask`, which has one, of bytes in order. */
static inline size_t eight_first(uint64_t mask)
{
    return (size_t)__builtin_ctzll(mask) / 8;
}

/* True for ASCII without control characters. */
static inline bool eight_is_printable(uint64_t w)
{
    return !((w | (w - EIGHT(' ')) | (w + EIGHT(1))) & EIGHT(0x80));
}

/* A bit for each byte below `limit`, at most 0x80; of bytes in order exact up to the first. */
static inline uint64_t eight_below(uint64_t w, unsigned char limit)
{
    return (w - EIGHT(limit)) & ~w & EIGHT(0x80);
}

/* Likewise for each byte `c`. */
static inline uint64_t eight_equal(uint64_t w, unsigned char c)
{
    return eight_below(w ^ EIGHT(c), 1);
}

/* A bit for each byte `c` of eight that are ASCII. */
static inline uint64_t eight_find(uint64_t w, char c)
{
    return ~((w ^ EIGHT((unsigned char)c)) + EIGHT(0x7f)) & EIGHT(0x80);
}

/* A bit for each ASCII letter and digit of bytes in order, exact up to the first beyond ASCII. */
static inline uint64_t eight_alnum(uint64_t w)
{
    uint64_t small = w | EIGHT('a' - 'A');
    uint64_t letters = (small + EIGHT(0x80 - 'a')) & ~(small + EIGHT(0x7f - 'z'));
    uint64_t digits = (w + EIGHT(0x80 - '0')) & ~(w + EIGHT(0x7f - '9'));
    return (letters | digits) & ~w & EIGHT(0x80);
}

/* Length of the printable ASCII without two spaces in a row that the next eight bytes are, without
 * a space at its end: 8 or 7; 0 when they are anything else. */
static inline size_t eight_plain(struct str s, size_t at)
{
    if (s.n - at < 8 || (unsigned char)s.p[at] >= 0x80)
        return 0;
    uint64_t w = eight_at(s, at), space = eight_find(w, ' ');
    bool plain = eight_is_printable(w) && !(space & (space << 8));
    return plain ? 8 - (s.p[at + 7] == ' ') : 0;
}

/* ASCII letters in lower case; other bytes stay. */
static inline uint64_t eight_lower(uint64_t w)
{
    uint64_t low = w & EIGHT(0x7f);
    uint64_t upper = (low + EIGHT(0x80 - 'A')) & ~(low + EIGHT(0x7f - 'Z')) & ~w & EIGHT(0x80);
    return w | upper >> 2;
}

/* A bit for each byte that begins a character which is neither ASCII nor of U+4000 to U+9FFF. */
static inline uint64_t eight_find_beyond_han(uint64_t w)
{
    uint64_t low = w & EIGHT(0x3f);
    uint64_t han = (low + EIGHT(0x80 - 0x24)) & ~(low + EIGHT(0x80 - 0x2a)); /* 0xe4 to 0xe9 */
    return w & (w << 1) & ~han & EIGHT(0x80);
}
