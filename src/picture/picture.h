/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Decoding of picture files within bounds, and drawing as characters or as pixels (sixel, kitty's
 * graphics protocol). Pure; any thread. Without the libraries at build time, fallible calls give
 * ERROR_UNSUPPORTED.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

enum {
    PICTURE_MAX_BYTES = 16 << 20,
    PICTURE_MAX_SIDE = 20000,      /* pixels */
    PICTURE_MAX_PIXELS = 50000000, /* width x height of the file */
};

struct picture {
    int width, height; /* pixels */
    uint8_t *rgba;     /* row by row, 4 bytes per pixel, not premultiplied */
};

/* Type by the first bytes of a file: "image/jpeg", "image/png", "image/webp", "image/gif"; NULL for
 * anything else. Static. */
const char *picture_type(struct str bytes);

/* Size in pixels from the first bytes of a file (64 KiB suffice except for rare JPEG files); false
 * when not found, or beyond the bounds above. */
bool picture_size(struct str bytes, int *width, int *height);

/* Decodes JPEG, PNG, WebP or the first frame of a GIF, scaled down if the format makes that cheap,
 * but not below `width` x `height` pixels. ERROR_UNSUPPORTED for other formats, ERROR_LIMIT beyond
 * the bounds above, ERROR_INVALID for damage. picture_fini() frees. */
MUST_CHECK bool picture_decode(struct str bytes, int width, int height, struct picture *out,
                               struct error *e);
void picture_fini(struct picture *p);

/* Colours of the terminal. */
enum picture_colors { PICTURE_MONO, PICTURE_8, PICTURE_256, PICTURE_TRUE };

struct picture_cell {
    uint32_t character;             /* one cell wide */
    int32_t foreground, background; /* -1 for the default, 0-255, or 0x1000000 | 0xRRGGBB */
};

/* Largest size in cells, from 1 x 1 to `columns` x `rows`, that keeps the picture's proportions
 * with cells of `cell_width` x `cell_height` pixels (or of that ratio). */
void picture_fit(int width, int height, int columns, int rows, int cell_width, int cell_height,
                 int *out_columns, int *out_rows);

/* Draws into `cells`, row by row, with block characters or, with `ascii`, printable ASCII. */
void picture_draw_cells(const struct picture *p, int columns, int rows, enum picture_colors colors,
                        bool ascii, struct picture_cell *cells);

/* Scales to exactly width x height pixels, each the mean of the pixels it covers. */
void picture_scale(const struct picture *p, int width, int height, struct picture *out);

/* Appends sixel sequences that draw at the cursor, one for each of `rows` rows of p->height / rows
 * pixels; ends[i] is the end of the i-th in `b`. */
void picture_add_sixel(struct buf *b, const struct picture *p, int rows, size_t *ends);

/* Appends the picture as a PNG file. */
MUST_CHECK bool picture_add_png(struct buf *b, const struct picture *p, struct error *e);

/* Appends the transmission of the picture by kitty's graphics protocol, with image id `id`, without
 * displaying it. */
MUST_CHECK bool picture_add_kitty(struct buf *b, const struct picture *p, uint32_t id,
                                  struct error *e);

/* Supported formats: "JPEG, PNG, WebP, GIF"; "" when built without. */
const char *picture_formats(void);
