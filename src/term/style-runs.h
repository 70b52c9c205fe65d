/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs of cells that differ, each to be sent in one style, and their order: as they are read, or
 * next the one that costs the fewest bytes from where the pen is, of the row or of all. By the
 * last, the columns of a list are sent one after another, and a border downwards, instead of all
 * styles anew in each row. Pure.
 */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/vec.h"
#include "screen/surface.h"
#include "term/pen.h"

/* Columns from `x` to before `end`. */
struct span {
    int x, end;
};

/* Narrows the span to the cells that differ; true if erasing it takes fewer bytes. `tabs`: its text
 * begins at a tab stop. */
bool erase_saves(const struct cell *shown, const struct cell *wanted, bool tabs, struct span *span);

enum { RUNS_MAX_GAP = 4 }; /* unchanged cells sent again instead of a move */

struct run {
    int y, x, end;      /* columns from `x` to before `end` */
    struct style style; /* suits its blanks as well */
    uint16_t link;
    bool has_text;
    bool erases;  /* its columns are erased, no text is sent */
    bool bound;   /* only sent right after the run before it */
    size_t after; /* number of runs back to the one that must be sent before; 0: none */
    bool sent;
    /* bytes of the cells, if they were sent before, and the cursor after them */
    bool kept;
    size_t from, n; /* in runs.kept */
    int pen_x, pen_edge;
};

/* From left to right, next the cheapest of the row, or of all from the pen's row downwards. */
enum run_order { RUNS_AS_READ, RUNS_BY_STYLE, RUNS_NEAREST };

/* Bytes of a change of style, which are asked for again and again. */
struct style_cost {
    struct style from, to;
    size_t bytes; /* 0: unused */
};

enum { RUNS_STYLE_COSTS = 16 };

struct runs {
    VEC(struct run) all; /* row by row, from left to right */
    struct buf kept;
    /* those taken now */
    size_t first; /* those before are sent */
    size_t end;
    size_t near; /* first one not above the pen */
    size_t last; /* the last one sent */
    enum run_order order;
    struct style_cost costs[RUNS_STYLE_COSTS];
};

void runs_fini(struct runs *r);
void runs_clear(struct runs *r);

/* Appends the runs of the next row. `erased`: columns to be erased before, blank in `shown`; NULL:
 * none. `bound`: all is sent in order. */
void runs_add_row(struct runs *r, const struct cell *shown, const struct cell *wanted, int width,
                  int y, const struct span *erased, bool bound);
/* Columns in which many runs begin. */
struct tabs runs_columns(const struct runs *r, int width);
/* Index of the first run below the row of that at `from`. */
size_t runs_row_end(const struct runs *r, size_t from);
/* Starts to take those from `from` to before `end`: a row, or all. */
void runs_begin(struct runs *r, size_t from, size_t end, enum run_order order);
/* The run to send next; NULL at the end. Stays valid until runs_clear(). */
struct run *runs_take(struct runs *r, const struct pen *p);
/* Bytes to send before the cells of the run at `i`; 0 behind the last. */
size_t runs_cost_to(struct runs *r, size_t i, const struct pen *p);
