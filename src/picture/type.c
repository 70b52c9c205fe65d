/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture/formats.h"

#include <stdlib.h>

#include "base/mem.h"

const char *picture_type(struct str bytes)
{
    if (str_starts(bytes, STR("\xff\xd8\xff")))
        return "image/jpeg";
    if (str_starts(bytes, STR("\x89PNG\r\n\x1a\n")))
        return "image/png";
    if (str_starts(bytes, STR("GIF87a")) || str_starts(bytes, STR("GIF89a")))
        return "image/gif";
    if (str_starts(bytes, STR("RIFF")) && str_eq(str_slice(bytes, 8, 12), STR("WEBP")))
        return "image/webp";
    return NULL;
}

bool picture_check_size(int64_t width, int64_t height, struct error *e)
{
    if (width < 1 || height < 1)
        return error_set(e, ERROR_INVALID, 0, "a picture without a size");
    if (width > PICTURE_MAX_SIDE || height > PICTURE_MAX_SIDE ||
        width * height > PICTURE_MAX_PIXELS) {
        return error_set(e, ERROR_LIMIT, 0, "the picture is too large: %lld x %lld pixels",
                         (long long)width, (long long)height);
    }
    return true;
}

bool picture_init(struct picture *p, int64_t width, int64_t height, struct error *e)
{
    if (!picture_check_size(width, height, e))
        return false;
    p->width = (int)width;
    p->height = (int)height;
    p->rgba = mem_zalloc((size_t)width * (size_t)height, 4);
    return true;
}

void picture_fini(struct picture *p)
{
    free(p->rgba);
    *p = (struct picture){0};
}

static int clamp(int64_t value, int max)
{
    return value < 1 ? 1 : value > max ? max : (int)value;
}

void picture_fit(int width, int height, int columns, int rows, int cell_width, int cell_height,
                 int *out_columns, int *out_rows)
{
    /* Rows at full width, rounded. */
    int64_t across = (int64_t)columns * cell_width, w = width < 1 ? 1 : width;
    int64_t tall = ((int64_t)height * across / w + cell_height / 2) / cell_height;
    *out_columns = columns;
    *out_rows = clamp(tall, rows);
    if (tall > rows) {
        int64_t down = (int64_t)rows * cell_height, h = height < 1 ? 1 : height;
        *out_columns = clamp((w * down / h + cell_width / 2) / cell_width, columns);
    }
}
