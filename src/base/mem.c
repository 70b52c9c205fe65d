/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static void *check(void *p)
{
    if (!p) {
        fputs("gander: out of memory\n", stderr);
        abort();
    }
    return p;
}

static size_t product(size_t count, size_t size)
{
    size_t n;
    if (__builtin_mul_overflow(count, size, &n))
        check(NULL);
    return n ? n : 1;
}

void *mem_zalloc(size_t count, size_t size)
{
    return check(calloc(1, product(count, size)));
}

void mem_free_local(void *pointer)
{
    void *p;
    memcpy(&p, pointer, sizeof p);
    free(p);
}

void *mem_resize(void *p, size_t count, size_t size)
{
    return check(realloc(p, product(count, size)));
}

void mem_trim(void)
{
#ifdef __GLIBC__ /* others return memory by themselves */
    malloc_trim(0);
#endif
}

void mem_keep(size_t n)
{
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, (int)n);
#endif
}

void mem_forget(const void *p, size_t n)
{
#ifdef MADV_DONTNEED
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = ((uintptr_t)p + page - 1) & ~(page - 1);
    uintptr_t end = ((uintptr_t)p + n) & ~(page - 1);
    if (start < end)
        madvise((void *)start, end - start, MADV_DONTNEED);
#endif
}

char *mem_strdup(const char *s)
{
    return s ? mem_strndup(s, strlen(s)) : NULL;
}

char *mem_strndup(const char *s, size_t n)
{
    char *copy = mem_zalloc(n + 1, 1);
    if (n > 0)
        memcpy(copy, s, n);
    return copy;
}

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    max_align_t data[];
};

enum {
    FIRST_BLOCK = 992, /* thousands of requests can be queued, each with an arena */
    MAX_BLOCK = 1 << 20,
};

void *arena_reserve(struct arena *a, size_t n)
{
    const size_t align = _Alignof(max_align_t);
    if (n > SIZE_MAX - align)
        check(NULL);
    n = (n + align - 1) / align * align;
    if (!a->head || a->head->size - a->head->used < n) {
        size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK;
        if (size > MAX_BLOCK)
            size = MAX_BLOCK;
        if (size < n)
            size = n;
        struct arena_block *block = check(malloc(sizeof *block + size));
        block->next = a->head;
        block->used = 0;
        block->size = size;
        a->head = block;
    }
    void *p = (char *)a->head->data + a->head->used;
    a->head->used += n;
    a->bytes += n;
    return p;
}

void *arena_alloc(struct arena *a, size_t n)
{
    return memset(arena_reserve(a, n), 0, n);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    return arena_alloc(a, product(count, size));
}

void *arena_copy(struct arena *a, const void *from, size_t count, size_t size)
{
    void *copy = arena_array(a, count, size);
    if (count > 0)
        memcpy(copy, from, count * size);
    return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *copy = arena_reserve(a, n + 1);
    if (n > 0)
        memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

void arena_keep_all(struct arena *a, const char **const *strings, size_t n)
{
    for (size_t i = 0; i < n; i++)
        *strings[i] = arena_strdup(a, *strings[i]);
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(a, n < 0 ? 1 : (size_t)n + 1);
    if (n > 0)
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

void arena_fini(struct arena *a)
{
    struct arena_block *next;
    for (struct arena_block *b = a->head; b; b = next) {
        next = b->next;
        free(b);
    }
    *a = (struct arena){0};
}
