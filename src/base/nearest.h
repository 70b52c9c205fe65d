/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Closest match to a mistyped name, for "Did you mean …?": offer all candidates, then get the best.
 * Candidates are borrowed.
 */
#pragma once

#include <stddef.h>

#include "base/str.h"

struct nearest {
    struct str word;
    const char *name;
    size_t distance;
};

void nearest_init(struct nearest *n, struct str word);
void nearest_offer(struct nearest *n, const char *name);
/* NULL when no candidate is within a third of the word's length. */
const char *nearest_get(const struct nearest *n);
