/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rendering of a picture file for an area of cells: as characters, or as the bytes that draw it in
 * a terminal with pixels. Pure. Takes milliseconds: call it on a worker thread.
 */
#pragma once

#include "picture/picture.h"

enum picture_how { PICTURE_SYMBOLS, PICTURE_SIXEL, PICTURE_KITTY };

struct drawing_options {
    int columns, rows; /* cells, at least 1 */
    enum picture_how how;
    enum picture_colors colors;  /* PICTURE_SYMBOLS */
    bool ascii;                  /* likewise */
    int cell_width, cell_height; /* pixels of a cell; the others */
    uint32_t id;                 /* PICTURE_KITTY: image id in the terminal */
};

struct picture_drawing {
    struct drawing_options options;
    struct picture_cell *cells; /* PICTURE_SYMBOLS: row by row */
    struct buf bytes;           /* sixel: sequences by row; kitty: transmission of the image */
    size_t *ends;               /* PICTURE_SIXEL: end offset of each row's bytes */
};

/* Renders a file's `bytes`. Errors of picture_decode(); call picture_drawing_fini() even after a
 * failure. */
MUST_CHECK bool picture_drawing_make(struct picture_drawing *out, struct str bytes,
                                     const struct drawing_options *options, struct error *e);
void picture_drawing_fini(struct picture_drawing *d);
