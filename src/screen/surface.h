/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A grid of cells: what the reader paints on, and what a terminal (or a test) shows. Pure memory.
 * Text goes in by grapheme clusters, of any length; a wide cluster takes a cell and leaves the next
 * ones as its continuation. Painting outside the grid, or outside the clip, does nothing.
 */
#ifndef GANDER_SCREEN_SURFACE_H
#define GANDER_SCREEN_SURFACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum surface_attribute {
    ATTRIBUTE_BOLD = 1 << 0,
    ATTRIBUTE_DIM = 1 << 1,
    ATTRIBUTE_ITALIC = 1 << 2,
    ATTRIBUTE_UNDERLINE = 1 << 3,
    ATTRIBUTE_REVERSE = 1 << 4,
    ATTRIBUTE_STRUCK = 1 << 5,
};

/* A colour: COLOR_DEFAULT, 0-255 of the xterm palette, or COLOR_RGB | 0xRRGGBB. */
#define COLOR_DEFAULT (-1)
#define COLOR_RGB 0x1000000

struct style {
    int32_t foreground, background;
    uint16_t attributes;
};

enum { CELL_BYTES = 24 };

/* Cells that show the same are equal in all bytes; read their text by surface_cell_text. */
struct cell {
    uint64_t long_text;    /* hash of a cluster that is too long for `text`, else 0 */
    char text[CELL_BYTES]; /* one cluster, NUL-ended; "" is a blank */
    struct style style;
    uint16_t link; /* number of the link it belongs to, 0 for none */
    uint8_t width; /* columns of the cluster; 0 in those after its first */
};

struct rect {
    int x, y, width, height; /* cells */
};

/* DEC double-size lines: a row whose characters take two cells each, and two rows that show the
 * upper and the lower halves of one line. Columns then count double cells. */
enum row_size { ROW_SINGLE, ROW_DOUBLE_TOP, ROW_DOUBLE_BOTTOM };

/* Text in a larger size by OSC 66 (kitty's text sizing protocol), over cells of their own:
 * `scale` rows high, `fraction` of that size when it is not 0/0, `cells` wide in all. */
struct big_run {
    int x, y, cells;
    uint8_t scale;                  /* s: 2-7 */
    uint8_t numerator, denominator; /* n, d: 0, or n < d <= 15 */
    uint8_t unit;                   /* w: cells of the unscaled width, 0: as the text has it */
    struct style style;
    char *text; /* harmless, at most 4096 bytes; the surface's */
};

/* A picture as a terminal with pixels gets it; made elsewhere, harmless. */
struct surface_pixels {
    uint32_t id;                 /* another one for other pixels; also kitty's number for it */
    bool kitty;                  /* else sixel */
    int columns, rows;           /* cells of all of it */
    int cell_width, cell_height; /* pixels */
    struct str bytes;            /* what draws each row, one after the other, or (kitty) sends it */
    const size_t *ends;          /* sixel: of each row's bytes */
};

/* Rows of a picture, over cells that hold SURFACE_UNDER_PIXELS. Where something else was painted
 * over them meanwhile, the row is not shown. */
struct surface_picture {
    int x, y, rows;
    int first_row; /* of the picture, in the first row here */
    const struct surface_pixels *pixels;
};

/* A blank that curses does not take for one: it might clear the rest of the row instead. */
#define SURFACE_UNDER_PIXELS "\xc2\xa0"

struct surface_long_text {
    uint64_t hash; /* cell.long_text */
    char *text;    /* the surface's */
};

/* An address that the terminal may open. */
struct surface_link {
    uint16_t number; /* cell.link */
    char *url;       /* printable ASCII; the surface's */
};

struct surface {
    int width, height;
    struct cell *cells; /* row by row */
    uint8_t *row_sizes; /* enum row_size by row */
    struct big_run *runs;
    size_t n_runs, runs_size;
    struct surface_picture *pictures;
    size_t n_pictures, pictures_size;
    struct surface_link *links;
    size_t n_links, links_size;
    struct surface_long_text *long_texts;
    size_t n_long_texts, long_texts_size;
    struct rect clip;
    struct style ground;    /* of what was cleared */
    int cursor_x, cursor_y; /* where the hardware cursor belongs: the selected line or a prompt */
    bool cursor_visible;
};

void surface_init(struct surface *s, int width, int height);
void surface_fini(struct surface *s);
/* Blanks everything in `style`, clip and cursor reset. */
void surface_clear(struct surface *s, struct style style);
void surface_resize(struct surface *s, int width, int height);
struct cell *surface_cell(const struct surface *s, int x, int y); /* NULL outside */
/* The cluster in a cell, "" for a blank and for the columns after a cluster's first. */
const char *surface_cell_text(const struct surface *s, const struct cell *c);
void surface_fill(struct surface *s, struct rect r, struct style style);
/* Writes harmless one-line text from (x, y), cut at the clip; returns the column after it. */
int surface_text(struct surface *s, int x, int y, struct str text, struct style style);
/* Marks a row; surface_clear makes all of them single again. */
void surface_set_row_size(struct surface *s, int y, enum row_size size);
/* Takes a copy of the run and its text, and fills what it covers with no-break spaces, which curses
 * does not take for a row's blank end; runs that would leave the clip are left out. */
void surface_add_run(struct surface *s, const struct big_run *run, struct str text);
/* For what is painted over larger text: rows in `r` turn single, with the other halves of their
 * lines, and runs that reach into it go; what they showed is blank. */
void surface_make_room(struct surface *s, struct rect r);
/* Paints what is in the clip of such a picture. What it points to is borrowed until the surface is
 * cleared or drawn. */
void surface_add_picture(struct surface *s, const struct surface_picture *picture,
                         struct style style);
/* Whether a row of a picture (from 0 in `picture`) is still free of other things. */
bool surface_picture_row_is_free(const struct surface *s, const struct surface_picture *picture,
                                 int row);
/* Makes cells parts of a link, when its address is one that may be handed to a terminal: of a
 * scheme that may be opened, percent-encoded at most 2083 bytes long. */
void surface_link(struct surface *s, struct rect r, int number, const char *url);
/* Changes only the style of what is there. */
void surface_restyle(struct surface *s, struct rect r, struct style style);

/* The rows as text, one line each, trailing blanks cut: what tests compare. */
void surface_add_plain(struct buf *b, const struct surface *s);

#endif
