/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture/drawing.h"

#include <stdlib.h>

#include "base/mem.h"

/* Pixels per cell for symbols; more would not be visible. */
enum { CELL_DOTS_X = 8, CELL_DOTS_Y = 16 };

static bool draw_pixels(struct picture_drawing *out, const struct picture *p, struct error *e)
{
    const struct drawing_options *options = &out->options;
    AUTO(picture) scaled;
    bool ok = true;
    picture_scale(p, options->columns * options->cell_width, options->rows * options->cell_height,
                  &scaled);
    if (options->how == PICTURE_SIXEL) {
        out->ends = mem_zalloc((size_t)options->rows, sizeof *out->ends);
        picture_add_sixel(&out->bytes, &scaled, options->rows, out->ends);
    } else {
        ok = picture_add_kitty(&out->bytes, &scaled, options->id, e);
    }
    return ok;
}

static void draw_symbols(struct picture_drawing *out, const struct picture *p)
{
    const struct drawing_options *options = &out->options;
    out->cells = mem_zalloc((size_t)options->columns * (size_t)options->rows, sizeof *out->cells);
    picture_draw_cells(p, options->columns, options->rows, options->colors, options->ascii,
                       out->cells);
}

bool picture_drawing_make(struct picture_drawing *out, struct str bytes,
                          const struct drawing_options *options, struct error *e)
{
    AUTO(picture) p = {0};
    bool symbols = options->how == PICTURE_SYMBOLS;
    *out = (struct picture_drawing){.options = *options};
    if (!picture_decode(bytes, options->columns * (symbols ? CELL_DOTS_X : options->cell_width),
                        options->rows * (symbols ? CELL_DOTS_Y : options->cell_height), &p, e))
        return false;
    if (!symbols)
        return draw_pixels(out, &p, e);
    draw_symbols(out, &p);
    return true;
}

void picture_drawing_fini(struct picture_drawing *d)
{
    free(d->cells);
    free(d->ends);
    buf_fini(&d->bytes);
    *d = (struct picture_drawing){0};
}
