/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cursor, style and link of the terminal, and the shortest sequences that change them. Pure:
 * appends to a buffer.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "screen/surface.h"
#include "term/description.h"

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

struct pen {
    const struct description *description;
    bool absolute; /* rows of two sizes are shown: relative moves would stop at half of a row */
    int x, y;      /* cursor; -1: unknown */
    int edge;      /* last column, which the cursor is in or behind; -1: neither */
    struct style style;
    uint16_t link;      /* 0: none */
    struct tabs stops;  /* all that are set, or none when that is unknown */
    struct tabs wanted; /* set when the cursor comes there */
};

/* Resets style and scroll region; the cursor's position is unknown afterwards. */
void pen_reset(struct pen *p, struct buf *out);
void pen_move(struct pen *p, int x, int y, struct buf *out);
/* Clears all tab stops, and sets others as the cursor comes to their columns. */
void pen_set_tabs(struct pen *p, const struct tabs *wanted, struct buf *out);
/* Sets no more of these. */
void pen_keep_tabs(struct pen *p);
/* Text was sent up to before column `to` of `width`. `keeps`: at the last one the cursor moves at
 * most behind it, as it may not after a wide character. */
void pen_advance(struct pen *p, int to, int width, bool keeps);
void pen_set_style(struct pen *p, const struct style *style, struct buf *out);
/* Bytes that these take. */
size_t pen_cost_of_move(const struct pen *p, int x, int y);
size_t pen_cost_of_style(const struct pen *p, const struct style *style);
/* Begins or ends (link 0) a link; its parts with the same number are one. */
void pen_set_link(struct pen *p, uint16_t link, const char *url, struct buf *out);
/* Moves the rows of an area by `by` rows, up if positive; rows that come in are blank, in the
 * default style. `margins`: the area is narrower than the terminal (DECLRMM, DECSLRM). */
void pen_scroll(struct pen *p, struct rect area, bool margins, int by, struct buf *out);
/* Blanks the rows from `y` to the last one, in the default style. */
void pen_erase_below(struct pen *p, int y, struct buf *out);
