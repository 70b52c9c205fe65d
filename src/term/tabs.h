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
    uint8_t columns[TABS_MAX]; /* ascending */
    int n;
};

/* Ignores columns that cannot have one, and more than TABS_MAX. */
void tabs_add(struct tabs *t, int column);
bool tabs_has(const struct tabs *t, int column);
/* Tabs that lead from one column to another; 0 if there is no stop. */
int tabs_between(const struct tabs *t, int from, int to);
/* Sets the stops every eight columns, which terminals begin with; moves the cursor. */
void tabs_restore(int width, struct buf *out);
