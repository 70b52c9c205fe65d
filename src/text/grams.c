/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/grams.h"

#include <stddef.h>

/* 16 bits of the three bytes at `p` (Fibonacci hashing). */
static uint16_t gram_at(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    uint32_t gram = (uint32_t)u[0] << 16 | (uint32_t)u[1] << 8 | u[2];
    return (uint16_t)(gram * 2654435769u >> 16);
}

struct grams grams_of(struct str word)
{
    struct grams g = {.n = 0};
    size_t last = word.n < 3 ? 0 : word.n - 3, n = last + 1 < GRAMS_MAX ? last + 1 : GRAMS_MAX;
    if (word.n < 3)
        return g;
    for (; g.n < n; g.n++)
        g.v[g.n] = gram_at(word.p + (n > 1 ? g.n * last / (n - 1) : 0));
    return g;
}

void gram_set_add(struct gram_set *set, struct str text)
{
    for (size_t i = 0; i + 3 <= text.n; i++) {
        uint16_t gram = gram_at(text.p + i);
        set->bits[gram / 64] |= (uint64_t)1 << gram % 64;
    }
}

bool gram_set_may_have(const struct gram_set *set, const struct grams *word)
{
    for (size_t i = 0; i < word->n; i++)
        if (!(set->bits[word->v[i] / 64] >> word->v[i] % 64 & 1))
            return false;
    return true;
}
