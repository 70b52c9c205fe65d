/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stubs for builds without the decoders and libchafa. */
#include "picture/picture.h"

static bool missing(struct error *e)
{
    return error_set(e, ERROR_UNSUPPORTED, 0, "gander was built without pictures (libchafa)");
}

bool picture_decode(struct str bytes, int width, int height, struct picture *out, struct error *e)
{
    *out = (struct picture){0};
    return missing(e);
}

void picture_draw_cells(const struct picture *p, int columns, int rows, enum picture_colors colors,
                        bool ascii, struct picture_cell *cells)
{ /* no picture was decoded */
}

bool picture_add_png(struct buf *b, const struct picture *p, struct error *e)
{
    return missing(e);
}

bool picture_add_kitty(struct buf *b, const struct picture *p, uint32_t id, struct error *e)
{
    return missing(e);
}

const char *picture_formats(void)
{
    return "";
}
