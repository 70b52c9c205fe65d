/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures from outside: decoded within bounds, and drawn with characters that any terminal shows,
 * or as the pixels of a terminal that can (sixel, kitty's graphics protocol). Pure; any thread.
 * Built without its libraries, every call fails with ERROR_UNSUPPORTED and says so.
 */
#ifndef GANDER_PICTURE_PICTURE_H
#define GANDER_PICTURE_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"

enum {
    PICTURE_MAX_BYTES = 16 << 20,
    PICTURE_MAX_SIDE = 20000,      /* pixels */
    PICTURE_MAX_PIXELS = 50000000, /* width x height as stored */
};

struct picture {
    int width, height; /* pixels */
    uint8_t *rgba;     /* row by row, 4 bytes a pixel, not premultiplied */
};

/* The kind of file by its first bytes: "image/jpeg", "image/png", "image/webp", "image/gif"; NULL
 * for anything else. Static. */
const char *picture_type(struct str bytes);

/* The size in pixels as the file's head tells, from its first bytes (64 KiB hold it but for rare
 * JPEG files); false when it cannot be told, or is beyond the bounds above. */
bool picture_size(struct str bytes, int *width, int *height);

/* Decodes JPEG, PNG, WebP or the first frame of a GIF, made smaller where the format makes that
 * cheap but not below `width` x `height` pixels. ERROR_UNSUPPORTED for other kinds, ERROR_LIMIT for
 * more than the bounds above, ERROR_INVALID for damage. */
MUST_CHECK bool picture_decode(struct str bytes, int width, int height, struct picture *out,
                               struct error *e);
void picture_fini(struct picture *p);

/* What the terminal can show. */
enum picture_colors { PICTURE_MONO, PICTURE_8, PICTURE_256, PICTURE_TRUE };

struct picture_cell {
    uint32_t character;             /* one cell wide */
    int32_t foreground, background; /* -1 for the default, 0-255, or 0x1000000 | 0xRRGGBB */
};

/* The largest size in cells, at most `columns` x `rows`, that keeps the picture's proportions where
 * a cell is `cell_width` x `cell_height` pixels (or any such ratio). At least 1 x 1. */
void picture_fit(int width, int height, int columns, int rows, int cell_width, int cell_height,
                 int *out_columns, int *out_rows);

/* Draws with block characters (or, with `ascii`, letters and marks), `columns` x `rows` cells row
 * by row into `cells`. */
MUST_CHECK bool picture_draw_cells(const struct picture *p, int columns, int rows,
                                   enum picture_colors colors, bool ascii,
                                   struct picture_cell *cells, struct error *e);

/* The picture in exactly width x height pixels, each the mean of what it covers. */
void picture_scale(const struct picture *p, int width, int height, struct picture *out);

/* Appends sixel sequences that draw at the cursor, one for each of `rows` rows of p->height / rows
 * pixels; ends[i] is where the i-th ends in `b`. */
void picture_add_sixel(struct buf *b, const struct picture *p, int rows, size_t *ends);

/* Appends what sends the picture to a terminal with kitty's graphics protocol, under the number
 * `id`, without showing it. */
MUST_CHECK bool picture_add_kitty(struct buf *b, const struct picture *p, uint32_t id,
                                  struct error *e);

/* What can be decoded: "JPEG, PNG, WebP, GIF"; "" when built without. */
const char *picture_formats(void);

#endif
