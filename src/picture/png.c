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
        if (!ok) {
            error_set(e, ERROR_INVALID, 0, "a damaged PNG file: %s", image.message);
        }
    }
    png_image_free(&image);
    return ok;
}
