/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab stops (ECMA-48 HTS, TBC) of the terminal. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum {
    TABS_MAX = 6,
    TABS_COLUMNS = 256, /* stops are in columns below: the Linux console has no others */
};

struct tabs {
    uint8_t up_to[TABS_COLUMNS]; /* number of stops up to each column */
};

static inline int tabs_count(const struct tabs *t)
{
    return t->up_to[TABS_COLUMNS - 1];
}

static inline bool tabs_has(const struct tabs *t, int column)
{
    return column > 0 && column < TABS_COLUMNS && t->up_to[column] > t->up_to[column - 1];
}

/* Tabs that lead from one column to another; 0 if there is no stop, or it is not behind. */
static inline int tabs_between(const struct tabs *t, int from, int to)
{
    return from < to && tabs_has(t, to) ? t->up_to[to] - t->up_to[from] : 0;
}

/* Ignores columns that cannot have one, and more than TABS_MAX. */
void tabs_add(struct tabs *t, int column);
/* Sets the stops every eight columns, which terminals begin with; moves the cursor. */
void tabs_restore(int width, struct buf *out);
