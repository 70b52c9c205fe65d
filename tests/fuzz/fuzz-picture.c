/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any picture decodes within its bounds or fails; decoded ones can be drawn. The size in the header
 * is within the bounds as well. */
#include <stdint.h>
#include <stdlib.h>

#include "picture/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct picture p;
    struct error e;
    int width = 1, height = 1;
    picture_size((struct str){(const char *)data, size}, &width, &height);
    if (width < 1 || height < 1 || (int64_t)width * height > PICTURE_MAX_PIXELS)
        abort();
    if (picture_decode((struct str){(const char *)data, size}, 16, 8, &p, &e)) {
        struct picture_cell cells[16 * 8];
        if (p.width < 1 || p.height < 1 || p.width > PICTURE_MAX_SIDE)
            abort();
        if (p.width <= 256 && p.height <= 256)
            picture_draw_cells(&p, 16, 8, PICTURE_256, false, cells);
        picture_fini(&p);
    }
    return 0;
}
