/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Did you mean …?": the name that is most like a mistyped one. Offer every name there is, then
 * get the best; it borrows the names.
 */
#ifndef GANDER_BASE_NEAREST_H
#define GANDER_BASE_NEAREST_H

#include <stddef.h>

#include "base/str.h"

struct nearest {
    struct str word;
    const char *name;
    size_t distance;
};

void nearest_init(struct nearest *n, struct str word);
void nearest_offer(struct nearest *n, const char *name);
/* NULL when no name is near enough to be meant. */
const char *nearest_get(const struct nearest *n);

#endif
