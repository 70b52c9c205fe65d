/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "picture/formats.h"

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
