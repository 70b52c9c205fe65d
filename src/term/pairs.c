/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/pairs.h"

void pairs_fini(struct pairs *p)
{
    vec_fini(&p->v);
    free(p->slots);
    *p = (struct pairs){0};
}

void pairs_clear(struct pairs *p)
{
    p->v.n = 0;
    if (p->n_slots > 0) {
        memset(p->slots, 0, p->n_slots * sizeof *p->slots);
    }
}

/* Slot of the pair, or the free one for it. */
static int *find_slot(struct pairs *p, struct color_pair pair)
{
    uint64_t key = (uint64_t)(uint32_t)pair.foreground << 32 | (uint32_t)pair.background;
    size_t at = (size_t)((key * 0x9e3779b97f4a7c15u) >> 32) & (p->n_slots - 1);
    for (;; at = (at + 1) & (p->n_slots - 1)) {
        int number = p->slots[at];
        if (number == 0 || (p->v.v[number - 1].foreground == pair.foreground &&
                            p->v.v[number - 1].background == pair.background)) {
            return &p->slots[at];
        }
    }
}

static void grow(struct pairs *p)
{
    free(p->slots);
    p->n_slots = p->n_slots ? p->n_slots * 2 : 256;
    p->slots = mem_zalloc(p->n_slots, sizeof *p->slots);
    for (size_t i = 0; i < p->v.n; i++) {
        *find_slot(p, p->v.v[i]) = (int)i + 1;
    }
}

int pairs_number(struct pairs *p, struct color_pair pair, bool *added)
{
    if (p->v.n * 2 >= p->n_slots) {
        grow(p);
    }
    int *slot = find_slot(p, pair);
    *added = *slot == 0;
    if (*added) {
        vec_push(&p->v, pair);
        *slot = (int)p->v.n;
    }
    return *slot;
}
