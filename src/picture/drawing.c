/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture/drawing.h"

#include <stdlib.h>

#include "base/mem.h"

/* Pixels per cell for symbols; more would not be visible. */
enum { CELL_DOTS_X = 8, CELL_DOTS_Y = 16 };

static bool draw_pixels(struct picture_drawing *out, const struct picture *p, struct error *e)
{
    const struct picture_wish *wish = &out->wish;
    struct picture scaled;
    bool ok = true;
    picture_scale(p, wish->columns * wish->cell_width, wish->rows * wish->cell_height, &scaled);
    if (wish->how == PICTURE_SIXEL) {
        out->ends = mem_zalloc((size_t)wish->rows, sizeof *out->ends);
        picture_add_sixel(&out->bytes, &scaled, wish->rows, out->ends);
    } else {
        ok = picture_add_kitty(&out->bytes, &scaled, wish->id, e);
    }
    picture_fini(&scaled);
    return ok;
}

static bool draw_symbols(struct picture_drawing *out, const struct picture *p, struct error *e)
{
    const struct picture_wish *wish = &out->wish;
    out->cells = mem_zalloc((size_t)wish->columns * (size_t)wish->rows, sizeof *out->cells);
    return picture_draw_cells(p, wish->columns, wish->rows, wish->colors, wish->ascii, out->cells,
                              e);
}

bool picture_drawing_make(struct picture_drawing *out, struct str bytes,
                          const struct picture_wish *wish, struct error *e)
{
    struct picture p;
    bool symbols = wish->how == PICTURE_SYMBOLS;
    *out = (struct picture_drawing){.wish = *wish};
    if (!picture_decode(bytes, wish->columns * (symbols ? CELL_DOTS_X : wish->cell_width),
                        wish->rows * (symbols ? CELL_DOTS_Y : wish->cell_height), &p, e)) {
        return false;
    }
    bool ok = symbols ? draw_symbols(out, &p, e) : draw_pixels(out, &p, e);
    picture_fini(&p);
    return ok;
}

void picture_drawing_fini(struct picture_drawing *d)
{
    free(d->cells);
    free(d->ends);
    buf_fini(&d->bytes);
    *d = (struct picture_drawing){0};
}
