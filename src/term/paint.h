/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Differences from what the terminal shows to a surface, as few bytes: an image of the terminal's
 * cells, in its own colours, is compared and brought up to date. Larger text and pictures are sent
 * by others (big-text.h, pixels.h), before and after the cells. Pure, except that widths and, in a
 * locale without UTF-8, characters depend on LC_CTYPE.
 */
#pragma once

#include "term/links.h"
#include "term/pen.h"
#include "term/style-runs.h"

struct paint {
    struct pen pen;
    const struct description *description;
    bool utf8;         /* charset of the terminal */
    bool side_by_side; /* clusters.h */
    bool repeats;      /* REP */
    bool margins;      /* left and right ones (DECLRMM) */
    bool tabs;         /* tab stops can be set */
    bool narrow;       /* the terminal has more columns than the surface */
    bool erases_parts; /* parts of rows by ECH */
    int width, height;
    struct cell *shown, *wanted; /* row by row */
    bool *touched;               /* rows that differ */
    bool *doubtful;              /* rows shown with clusters of doubtful width */
    bool *will_doubt;            /* rows wanted with such */
    bool *cleared;               /* rows to be cleared before they are sent */
    const uint8_t *sizes;        /* of the rows on the terminal */
    struct runs runs;            /* of the frame */
    struct links links;          /* of all frames */
};

/* Columns of a row of the size that it still has. */
static inline int paint_columns(const struct paint *p, int y)
{
    return p->sizes[y] == ROW_SINGLE ? p->width : p->width / 2;
}

/* Row of `shown` or `wanted`. */
static inline struct cell *paint_row(const struct paint *p, struct cell *cells, int y)
{
    return cells + (size_t)y * (size_t)p->width;
}

void paint_init(struct paint *p, const struct description *d, bool utf8);
void paint_fini(struct paint *p);

/* Call paint_clear() next. */
void paint_resize(struct paint *p, int width, int height);
/* Takes over the cells of a surface of the same size as the wanted ones; sets `touched` and
 * `cleared`. */
void paint_prepare(struct paint *p, const struct surface *s);
/* Clears the screen. */
void paint_clear(struct paint *p, struct buf *out);
/* Marks a row as blank in the default style: it was cleared by others. */
void paint_forget_row(struct paint *p, int y);
/* Sends the differences to the same surface. `sizes`: those of the terminal's rows meanwhile, enum
 * row_size; a row that will be double is sent with what it hides then. */
void paint_cells(struct paint *p, const struct surface *s, const uint8_t *sizes, struct buf *out);
