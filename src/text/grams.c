/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/grams.h"

#include <stddef.h>

/* 16 bits of the last three bytes: those before are shifted out. */
static uint16_t gram_next(uint16_t gram, char c)
{
    return (uint16_t)(gram << 6 ^ (unsigned char)c);
}

static uint16_t gram_at(const char *p)
{
    return gram_next(gram_next(gram_next(0, p[0]), p[1]), p[2]);
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
    uint16_t gram = text.n >= 3 ? gram_next(gram_next(0, text.p[0]), text.p[1]) : 0;
    for (size_t i = 2; i < text.n; i++) {
        gram = gram_next(gram, text.p[i]);
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
