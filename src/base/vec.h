/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Growable array of any type: `VEC(int) v = {0}; vec_push(&v, 3); v.v[0]; vec_fini(&v);`
 * Zeroed memory is an empty vector. The caller frees what the elements own.
 */
#pragma once

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *v;                                                                                   \
        size_t n, size;                                                                            \
    }

/* Appends an element, which may be a compound literal. */
#define vec_push(vec, ...)                                                                         \
    do {                                                                                           \
        if ((vec)->n == (vec)->size) {                                                             \
            (vec)->size = (vec)->size ? (vec)->size * 2 : 8;                                       \
            (vec)->v = mem_resize((vec)->v, (vec)->size, sizeof *(vec)->v);                        \
        }                                                                                          \
        (vec)->v[(vec)->n++] = (__VA_ARGS__);                                                      \
    } while (0)

/* Inserts the element before the one at `index`, or behind the last. */
#define vec_insert(vec, index, element)                                                            \
    do {                                                                                           \
        size_t vec_at = (index);                                                                   \
        vec_push(vec, element);                                                                    \
        memmove(&(vec)->v[vec_at + 1], &(vec)->v[vec_at],                                          \
                ((vec)->n - 1 - vec_at) * sizeof *(vec)->v);                                       \
        (vec)->v[vec_at] = (element);                                                              \
    } while (0)

/* Removes the element at `index`, keeping the order. */
#define vec_remove(vec, index)                                                                     \
    do {                                                                                           \
        size_t vec_at = (index);                                                                   \
        (vec)->n--;                                                                                \
        memmove(&(vec)->v[vec_at], &(vec)->v[vec_at + 1], ((vec)->n - vec_at) * sizeof *(vec)->v); \
    } while (0)

/* Hands the elements over to the arena, as `*count` elements at `*array`. */
#define vec_take(vec, arena, array, count)                                                         \
    do {                                                                                           \
        *(array) = arena_copy((arena), (vec)->v, (vec)->n, sizeof *(vec)->v);                      \
        *(count) = (vec)->n;                                                                       \
        vec_fini(vec);                                                                             \
    } while (0)

#define vec_fini(vec)                                                                              \
    do {                                                                                           \
        free((vec)->v);                                                                            \
        (vec)->v = NULL;                                                                           \
        (vec)->n = (vec)->size = 0;                                                                \
    } while (0)
