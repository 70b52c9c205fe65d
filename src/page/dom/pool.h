/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory for the parser library: it never asks whether it got any, frees its tree recursively, and
 * would take what a hostile page makes it take. Here everything is freed at once, blocks are used
 * again, and past the limit control goes back to `over`.
 */
#ifndef GANDER_PAGE_DOM_POOL_H
#define GANDER_PAGE_DOM_POOL_H

#include <setjmp.h>
#include <stddef.h>

#include "base/mem.h"

enum { POOL_CLASSES = 40 };

struct pool {
    struct arena arena;
    size_t limit;
    jmp_buf over; /* set by the caller before the first allocation */
    void *free[POOL_CLASSES];
};

/* As the parser library's options want them; the context is a struct pool. */
void *pool_alloc(void *pool, size_t n);
void pool_release(void *pool, void *p);

#endif
