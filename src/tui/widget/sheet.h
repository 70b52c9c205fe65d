/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What overlays are made of: lines of a label and a text, some of which can be selected, checked or
 * opened. A view fills the sheet; moving, finding, wrapping and painting are the same for all.
 */
#ifndef GANDER_TUI_WIDGET_SHEET_H
#define GANDER_TUI_WIDGET_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/vec.h"
#include "tui/core/view.h"

enum sheet_check { CHECK_NONE, CHECK_OFF, CHECK_ON };

struct sheet_line {
    const char *label, *text, *trail; /* left, middle, right; harmless, of the sheet's arena */
    enum role label_role, role;
    int indent;
    bool selectable;
    enum sheet_check check;
    int64_t id;   /* what the view knows the line by */
    size_t index; /* likewise */
};

struct sheet {
    struct arena arena;
    VEC(struct sheet_line) lines;
    int label_width;
    size_t selected; /* a line; meaningless when none can be selected */
    size_t top;      /* the first row of the screen, wrapped lines counted by their rows */
    int height;      /* rows at the last painting */
    size_t rows;     /* all of them, likewise */
    struct buf find;
    bool linear;        /* what stands at the right is left out: it would come between the lines */
    bool show_selected; /* a match was found where nothing can be selected */
};

/* What every overlay with `fill` can do. */
extern const struct handler sheet_handlers[];

void sheet_fini(struct sheet *s);
void sheet_clear(struct sheet *s);
/* Appends a line; texts are made harmless and copied, NULL is "". */
struct sheet_line *sheet_add(struct sheet *s, const char *label, const char *text);
void sheet_add_heading(struct sheet *s, const char *text);
void sheet_add_gap(struct sheet *s);
/* A gap or heading needs none; `format` makes the text. */
struct sheet_line *sheet_printf(struct sheet *s, const char *label, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* The rows it takes in that width; at most INT_MAX / 2. */
size_t sheet_rows(const struct sheet *s, int width);
/* NULL when nothing can be selected. */
struct sheet_line *sheet_selected(struct sheet *s);
void sheet_render(struct ui *ui, const struct canvas *c, struct rect area, bool focused);
void sheet_mouse(struct ui *ui, const struct input *in, int x, int y, struct rect area);

/* Where the overlay at `index` is: as wide as it wants, as high as what it shows. */
struct rect overlay_box(struct ui *ui, size_t index);

#endif
