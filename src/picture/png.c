/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <png.h>

#include "picture/formats.h"

bool decode_png(struct str bytes, int width, int height, struct picture *out, struct error *e)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    bool ok = false;
    if (!png_image_begin_read_from_memory(&image, bytes.p, bytes.n)) {
        error_set(e, ERROR_INVALID, 0, "a damaged PNG file: %s", image.message);
    } else if (picture_init(out, image.width, image.height, e)) {
        image.format = PNG_FORMAT_RGBA;
        ok = png_image_finish_read(&image, NULL, out->rgba, 0, NULL) != 0;
        if (!ok)
            error_set(e, ERROR_INVALID, 0, "a damaged PNG file: %s", image.message);
    }
    png_image_free(&image);
    return ok;
}

bool picture_add_png(struct buf *b, const struct picture *p, struct error *e)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)p->width,
                       .height = (png_uint_32)p->height,
                       .format = PNG_FORMAT_RGBA};
    png_alloc_size_t n = 0;
    bool ok = png_image_write_to_memory(&image, NULL, &n, 0, p->rgba, 0, NULL);
    if (ok) {
        buf_reserve(b, n);
        ok = png_image_write_to_memory(&image, b->p + b->n, &n, 0, p->rgba, 0, NULL);
        b->n += ok ? n : 0;
    }
    png_image_free(&image);
    return ok ||
           error_set(e, ERROR_UNSUPPORTED, 0, "the picture cannot be sent: %s", image.message);
}
