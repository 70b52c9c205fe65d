/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Infallible allocation: running out of memory aborts with a message, so no caller checks. That is
 * acceptable because sizes from outside are bounded before allocation (buf_init, limits of
 * responses and depth).
 */
#pragma once

#include <stddef.h>

#include "base/compiler.h"
#include "base/str.h"

/* `count` zeroed objects of `size` bytes, to free(). Aborts on overflow of the product. */
void *mem_zalloc(size_t count, size_t size) __attribute__((malloc, returns_nonnull));

/* realloc() to `count` objects of `size` bytes; new memory is not zeroed. */
void *mem_resize(void *p, size_t count, size_t size) __attribute__((returns_nonnull));

/* Copies, to free(); mem_strdup(NULL) is NULL. */
char *mem_strdup(const char *s);
char *mem_strndup(const char *s, size_t n) __attribute__((returns_nonnull));

/* Specifier of a local pointer that is freed at the end of its scope. */
#define AUTO_FREE __attribute__((cleanup(mem_free_local)))
void mem_free_local(void *pointer);

/* Returns free memory of all threads to the system; takes up to a millisecond. */
void mem_trim(void);

/* Keeps up to `n` bytes of free memory for further allocations. */
void mem_keep(size_t n);

/* Returns the pages within part of an allocation to the system. Its bytes are undefined from then
 * on; the allocation is freed as before. */
void mem_forget(const void *p, size_t n);

#define MEM_NEW(type) ((type *)mem_zalloc(1, sizeof(type)))

/*
 * Arena: the small allocations of one document, freed in one call. Zeroed memory is an empty
 * arena. Pointers stay valid until arena_fini(). One thread at a time.
 */
struct arena_block;
struct arena {
    struct arena_block *head;
    size_t bytes; /* allocated so far */
};

/* `n` bytes, zeroed, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n) __attribute__((returns_nonnull));
/* Likewise, but not zeroed. */
void *arena_reserve(struct arena *a, size_t n) __attribute__((returns_nonnull));
void *arena_array(struct arena *a, size_t count, size_t size) __attribute__((returns_nonnull));
/* A copy of `count` objects; `from` may be NULL when `count` is 0. */
void *arena_copy(struct arena *a, const void *from, size_t count, size_t size)
    __attribute__((returns_nonnull));
/* NUL-terminated copies; arena_strdup(NULL) is NULL. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n) __attribute__((returns_nonnull));
static inline struct str arena_str(struct arena *a, struct str s)
{
    return (struct str){arena_strndup(a, s.p, s.n), s.n};
}
char *arena_printf(struct arena *a, const char *format, ...) PRINTF_LIKE(2, 3);
/* Replaces strings by copies: arena_keep(a, &x->title, &x->url). */
#define arena_keep(a, ...)                                                                         \
    arena_keep_all((a), (const char **const[]){__VA_ARGS__},                                       \
                   sizeof((const char **const[]){__VA_ARGS__}) / sizeof(const char **))
void arena_keep_all(struct arena *a, const char **const *strings, size_t n);
/* Frees everything; the empty arena may be used again. */
void arena_fini(struct arena *a);

/* Defines TYPE_fini() of a struct all of whose memory is in its member `arena`; the struct is empty
 * afterwards. */
#define ARENA_FINI(type)                                                                           \
    static inline void type##_fini(struct type *owner)                                             \
    {                                                                                              \
        arena_fini(&owner->arena);                                                                 \
        *owner = (struct type){0};                                                                 \
    }                                                                                              \
    struct type

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
