/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Grid of cells that views paint and a terminal (or a test) shows. Pure memory. Text is stored by
 * grapheme clusters of any length; a wide cluster occupies its first cell, and the next ones
 * continue it. Painting outside the grid or the clip does nothing.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

enum surface_attribute {
    ATTRIBUTE_BOLD = 1 << 0,
    ATTRIBUTE_DIM = 1 << 1,
    ATTRIBUTE_ITALIC = 1 << 2,
    ATTRIBUTE_UNDERLINE = 1 << 3,
    ATTRIBUTE_REVERSE = 1 << 4,
    ATTRIBUTE_STRUCK = 1 << 5,
};

/* A colour: COLOR_DEFAULT, index 0-255 of the xterm palette, or COLOR_RGB | 0xRRGGBB. */
#define COLOR_DEFAULT (-1)
#define COLOR_RGB 0x1000000

struct style {
    int32_t foreground, background;
    uint32_t attributes; /* enum surface_attribute, ORed */
};

/* The terminal's own colours. */
static const struct style style_plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};

static inline bool style_eq(const struct style *a, const struct style *b)
{
    return a->foreground == b->foreground && a->background == b->background &&
           a->attributes == b->attributes;
}

enum { CELL_BYTES = 24 };

/* Cells that look the same are equal in all bytes: there is no padding. Read the text by
 * surface_cell_text(). */
struct cell {
    uint64_t long_text;    /* hash of a cluster too long for `text`, else 0 */
    char text[CELL_BYTES]; /* one cluster, NUL-ended; "" is a blank */
    struct style style;
    uint16_t link;  /* link number, 0: none */
    uint16_t width; /* columns of the cluster; 0 in its continuation cells */
};
_Static_assert(sizeof(struct cell) == 8 + CELL_BYTES + 12 + 4, "no padding");

struct rect {
    int x, y, width, height; /* cells */
};

/* DEC double-height lines: two rows with the upper and the lower half of one line, whose characters
 * are two cells wide. Columns then count double cells. */
enum row_size { ROW_SINGLE, ROW_DOUBLE_TOP, ROW_DOUBLE_BOTTOM };
/* Texts for which a terminal can use them: none, Latin alone, any. */
enum double_lines { LINES_NONE, LINES_LATIN, LINES_ALL };

/* Text in a larger size by OSC 66 (kitty's text sizing protocol): `scale` rows high (times
 * numerator/denominator unless 0/0), `cells` wide in all. */
struct big_run {
    int x, y, cells;
    uint8_t scale;                  /* s: 2-7 */
    uint8_t numerator, denominator; /* n, d: 0, or n < d <= 15 */
    uint8_t unit;                   /* w: cells of the unscaled width, 0: the text's own */
    struct style style;
    char *text; /* sanitized, at most 4096 bytes; owned by the surface */
};

/* Picture encoded for a terminal with pixel graphics. Its maker sanitizes it. */
struct surface_pixels {
    uint32_t id;                 /* identifies the pixels; also kitty's image id */
    bool kitty;                  /* false: sixel */
    int columns, rows;           /* in cells */
    int cell_width, cell_height; /* in pixels */
    struct str bytes;            /* sixel: drawing commands, row by row; kitty: the transmission */
    const size_t *ends;          /* sixel: offset of each row's end in `bytes` */
};

/* Rows of a picture, over cells of SURFACE_UNDER_PIXELS. A row with other cells is not shown. */
struct surface_picture {
    int x, y, rows;
    int first_row; /* picture row in the first row here */
    const struct surface_pixels *pixels;
};

/* No-break space: blanks may be erased instead of written. */
#define SURFACE_UNDER_PIXELS "\xc2\xa0"

struct surface_long_text {
    uint64_t hash; /* cell.long_text */
    char *text;    /* owned by the surface */
};

/* Link for the terminal (OSC 8). */
struct surface_link {
    uint16_t number; /* cell.link */
    char *url;       /* printable ASCII; owned by the surface */
};

/* Panes of a surface, which scroll by themselves; more are ignored. */
enum { SURFACE_MAX_PANES = 8 };

struct surface {
    int width, height;
    struct cell *cells; /* row by row */
    uint8_t *row_sizes; /* enum row_size by row */
    VEC(struct big_run) runs;
    VEC(struct surface_picture) pictures;
    VEC(struct surface_link) links;
    VEC(struct surface_long_text) long_texts;
    struct rect panes[SURFACE_MAX_PANES];
    size_t n_panes;
    struct rect clip;
    struct style ground;    /* style of cleared cells */
    int cursor_x, cursor_y; /* hardware cursor: the selected line or a prompt */
    bool cursor_visible;
};

/* Sides are limited to 1-4096 cells; resizing clears. */
void surface_init(struct surface *s, int width, int height);
void surface_resize(struct surface *s, int width, int height);
void surface_fini(struct surface *s);
/* Fills all cells with blanks in `style`; resets clip and cursor. */
void surface_clear(struct surface *s, struct style style);
struct cell *surface_cell(const struct surface *s, int x, int y); /* NULL outside */
/* Cluster of a cell, "" for a blank or a continuation cell. */
const char *surface_cell_text(const struct surface *s, const struct cell *c);
void surface_fill(struct surface *s, struct rect r, struct style style);
/* Writes sanitized single-line text from (x, y), clipped; returns the column after it. */
int surface_text(struct surface *s, int x, int y, struct str text, struct style style);
/* Fills an area with a character of one column. */
void surface_repeat(struct surface *s, struct rect r, struct str text, struct style style);
/* Sets a row's size; surface_clear() resets all of them. */
void surface_set_row_size(struct surface *s, int y, enum row_size size);
/* Copies the run and its text, and fills its area with no-break spaces, which are no blanks.
 * Drops a run that crosses the clip. */
void surface_add_run(struct surface *s, const struct big_run *run, struct str text);
/* Prepares `r` for other content: makes double rows single (with the other halves of their lines)
 * and removes runs that reach into it, leaving blanks. */
void surface_make_room(struct surface *s, struct rect r);
/* Paints the part of a picture within the clip. Its data is borrowed until the surface is cleared
 * or drawn. */
void surface_add_picture(struct surface *s, const struct surface_picture *picture,
                         struct style style);
/* True while nothing is painted over a picture's row (0-based within `picture`). */
bool surface_picture_row_is_free(const struct surface *s, const struct surface_picture *picture,
                                 int row);
/* Links cells to an address that may be passed to a terminal: of a scheme that may be opened, at
 * most 2083 bytes when percent-encoded. Ignores any other. */
void surface_link(struct surface *s, struct rect r, int number, const char *url);
/* Tells an area whose rows may move without those beside it, for a terminal that scrolls it. */
void surface_add_pane(struct surface *s, struct rect area);
/* Changes styles only. */
void surface_restyle(struct surface *s, struct rect r, struct style style);
