/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bounded allocator for gumbo, which does not check for NULL, frees its tree recursively and has no
 * limit for hostile pages. Reuses released blocks by size class, frees all at once with its arena,
 * and calls longjmp(over) past the limit. One thread per pool.
 */
#pragma once

#include <setjmp.h>
#include <stddef.h>

#include "base/mem.h"

enum { POOL_CLASSES = 40 };

struct pool {
    struct arena arena;
    size_t limit; /* bytes */
    jmp_buf over; /* set by the caller before the first allocation */
    void *free[POOL_CLASSES];
};

/* GumboOptions.allocator and .deallocator; userdata is a struct pool. */
void *pool_alloc(void *pool, size_t n);
void pool_release(void *pool, void *p);
