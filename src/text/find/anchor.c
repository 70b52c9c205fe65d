/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/find/anchor.h"

#include <stdbool.h>
#include <stddef.h>
#include <unicase.h>
#include <unictype.h>

#include "text/utf8.h"

enum { LETTERS = 20, MIN_LETTERS = 8 }; /* hashed; fewer than the minimum identify nothing */

#define HASH_MASK 0x7fffffffu
#define FACTOR 0x01000193u

struct letter {
    uint32_t value, offset;
};

static bool next_letter(struct str text, size_t *at, struct letter *out)
{
    while (*at < text.n) {
        size_t from = *at;
        uint32_t c = utf8_next(text, at);
        if (uc_is_alnum(c)) {
            *out = (struct letter){uc_tolower(c), (uint32_t)from};
            return true;
        }
    }
    return false;
}

/* Finishes a rolling sum, a number in base FACTOR. Never 0. */
static uint32_t hash_of(uint32_t sum)
{
    uint32_t hash = (sum ^ sum >> 15) & HASH_MASK;
    return hash > 0 ? hash : 1;
}

uint64_t anchor_make(struct str text, uint32_t offset)
{
    uint32_t sum = 0;
    size_t at = offset;
    int n = 0;
    for (struct letter l; n < LETTERS && offset < text.n && next_letter(text, &at, &l); n++)
        sum = sum * FACTOR + l.value;
    uint64_t hash = offset > 0 && n >= MIN_LETTERS ? hash_of(sum) : 0;
    return hash << 32 | offset;
}

struct search {
    uint32_t wanted, old, best;
    bool found;
};

static void consider(struct search *s, uint32_t sum, uint32_t offset)
{
    uint32_t now = offset > s->old ? offset - s->old : s->old - offset;
    uint32_t nearest = s->best > s->old ? s->best - s->old : s->old - s->best;
    if (hash_of(sum) == s->wanted && (!s->found || now < nearest)) {
        s->best = offset;
        s->found = true;
    }
}

uint32_t anchor_find(struct str text, uint64_t anchor)
{
    struct search s = {.wanted = (uint32_t)(anchor >> 32), .old = (uint32_t)anchor};
    struct letter window[LETTERS], l;
    if (anchor_make(text, s.old) == anchor)
        return s.old < text.n ? s.old : (uint32_t)text.n;
    uint32_t sum = 0, top = 1; /* `top`: factor of the window's first letter */
    size_t n = 0;
    for (int i = 1; i < LETTERS; i++)
        top *= FACTOR;
    for (size_t at = 0; s.wanted && next_letter(text, &at, &l); n++) {
        sum -= n >= LETTERS ? window[n % LETTERS].value * top : 0;
        sum = sum * FACTOR + l.value;
        window[n % LETTERS] = l;
        if (n + 1 >= LETTERS)
            consider(&s, sum, window[(n + 1) % LETTERS].offset);
    }
    /* Near the end of the text fewer letters followed, so the window shrinks. */
    size_t length = n < LETTERS ? n : LETTERS;
    for (size_t i = n - length; s.wanted && length > MIN_LETTERS; i++, length--) {
        uint32_t weight = 1;
        for (size_t k = 1; k < length; k++)
            weight *= FACTOR;
        if (n < LETTERS || i > n - LETTERS)
            consider(&s, sum, window[i % LETTERS].offset);
        sum -= window[i % LETTERS].value * weight;
    }
    uint32_t offset = s.found ? s.best : s.old;
    return offset < text.n ? offset : (uint32_t)text.n;
}
