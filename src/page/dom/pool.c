/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/dom/pool.h"

#include <stdint.h>

/* Header of a block: its class while in use, the next free block afterwards. */
union header {
    size_t class;
    void *next;
    max_align_t align;
};

/* Four classes per power of two: 32, 40, 48, 56, 64, 80, … */
static size_t class_of(size_t n, size_t *size)
{
    size_t class = 0, step = 8;
    *size = 32;
    while (*size < n) {
        *size += step;
        class ++;
        if (class % 4 == 0)
            step *= 2;
    }
    return class;
}

void *pool_alloc(void *context, size_t n)
{
    struct pool *p = context;
    size_t size;
    size_t class = class_of(n, &size);
    if (class < POOL_CLASSES && p->free[class]) {
        union header *h = p->free[class];
        p->free[class] = h->next;
        h->class = class;
        return h + 1;
    }
    if (size > p->limit || p->arena.bytes > p->limit - size)
        longjmp(p->over, 1);
    union header *h = arena_alloc(&p->arena, sizeof *h + size);
    h->class = class;
    return h + 1;
}

void pool_release(void *context, void *block)
{
    struct pool *p = context;
    if (!block)
        return;
    union header *h = (union header *)block - 1;
    if (h->class < POOL_CLASSES) {
        size_t class = h->class;
        h->next = p->free[class];
        p->free[class] = h;
    }
}
