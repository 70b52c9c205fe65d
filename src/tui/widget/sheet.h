/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Content of overlays: lines of a label and a text that can be selected, checked or opened. A view
 * fills the sheet; movement, find, wrapping and painting are common.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/vec.h"
#include "tui/core/view.h"

enum sheet_check { CHECK_NONE, CHECK_OFF, CHECK_ON };

struct sheet_line {
    const char *label, *text, *trail; /* left, middle, right; sanitized, in the sheet's arena */
    enum role label_role, role;
    int indent;
    bool selectable;
    enum sheet_check check;
    int64_t id;   /* the view's key of the line */
    size_t index; /* likewise */
};

struct sheet {
    struct arena arena;
    VEC(struct sheet_line) lines;
    int label_width;
    size_t selected; /* line index; undefined when none is selectable */
    size_t top;      /* first row of the screen, in wrapped rows */
    int height;      /* rows at the last painting */
    size_t rows;     /* total rows, likewise */
    struct buf find;
    bool linear;        /* no trail: it would come between the lines */
    bool show_selected; /* a match is where nothing can be selected */
};

/* Commands common to overlays with `fill`. */
extern const struct handler sheet_handlers[];

/* Sheet of the topmost overlay. */
struct sheet *sheet_top(struct ui *ui);
void sheet_fini(struct sheet *s);
void sheet_clear(struct sheet *s);
/* Appends a line, borrowed until the next one; texts are sanitized and copied, NULL is "". */
struct sheet_line *sheet_add(struct sheet *s, const char *label, const char *text);
/* Likewise in a column of labels, which this one may widen. */
struct sheet_line *sheet_add_labelled(struct sheet *s, const char *label, const char *text);
void sheet_add_heading(struct sheet *s, const char *text);
void sheet_add_gap(struct sheet *s);
/* Likewise with a formatted text and no label. */
struct sheet_line *sheet_printf(struct sheet *s, const char *format, ...) PRINTF_LIKE(2, 3);
/* Appends an indented line on the entry above it. */
void sheet_add_detail(struct sheet *s, enum role role, const char *format, ...) PRINTF_LIKE(3, 4);

/* Borrowed until the sheet changes; NULL when nothing is selectable. */
struct sheet_line *sheet_selected(struct sheet *s);
void sheet_render(struct ui *ui, const struct canvas *c, struct rect area, bool focused);
void sheet_mouse(struct ui *ui, const struct input *in, int x, int y, struct rect area);

/* Box of the overlay at `index`: preferred width, height of the content. */
struct rect overlay_box(struct ui *ui, size_t index);
