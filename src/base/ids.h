/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrays of ids, ascending ones as sets. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

/* As VEC(int64_t). */
struct ids {
    int64_t *v;
    size_t n, size;
};

static inline void ids_fini(struct ids *ids)
{
    vec_fini(ids);
}

void ids_add(struct ids *to, const int64_t *ids, size_t n);
/* Order of ids, and of structs that begin with one, for qsort() and bsearch(). */
int ids_compare(const void *a, const void *b);
/* Sorts ids and drops repetitions; the number that is left. `ids` may be NULL when `n` is 0. */
size_t ids_sort(int64_t *ids, size_t n);
/* `ids` are ascending. */
bool ids_have(const int64_t *ids, size_t n, int64_t id);
