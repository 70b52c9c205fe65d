/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of ids as ascending arrays. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sorts ids and drops repetitions; the number that is left. `ids` may be NULL when `n` is 0. */
size_t ids_sort(int64_t *ids, size_t n);
/* `ids` are ascending. */
bool ids_have(const int64_t *ids, size_t n, int64_t id);
