/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fast 64-bit hash over several fields, to find candidates and detect changes. Not collision
 * resistant: where a hostile feed could gain, the texts are compared as well. Values are stored, so
 * the function must not change.
 */
#pragma once

#include <string.h>

#include "base/str.h"

#define HASH_INIT 0x6a09e667f3bcc909u

static inline uint64_t hash_mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * 0x9e3779b97f4a7c15u;
    return h ^ (h >> 29);
}

/* Little-endian on every machine. */
static inline uint64_t hash_word(const char *p, size_t n)
{
    uint64_t word = 0;
    memcpy(&word, p, n);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* Extends the hash `h` by a field. */
static inline uint64_t hash_add(uint64_t h, struct str s)
{
    h = hash_mix(h, s.n);
    size_t rest = s.n % 8, words = s.n - rest;
    for (size_t at = 0; at < words; at += 8)
        h = hash_mix(h, hash_word(s.p + at, 8));
    if (rest > 0)
        h = hash_mix(h, hash_word(s.p + words, rest));
    return hash_mix(h, h >> 32);
}
