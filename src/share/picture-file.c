/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share/picture-file.h"

#include <string.h>

#include "base/file.h"
#include "picture/picture.h"

enum { MAX_SIDE = 1600 }; /* of a converted picture, in pixels: more than a page shows */

static bool convert(struct buf *bytes)
{
    AUTO(picture) p = {0};
    AUTO(buf) png = BUF_INIT;
    if (!picture_decode(buf_str(bytes), MAX_SIDE, MAX_SIDE, &p, NULL))
        return false;
    bool ok = picture_add_png(&png, &p, NULL);
    buf_set(bytes, buf_str(&png));
    return ok;
}

bool picture_file_read(const struct engine_article *a, int number, bool common, struct buf *bytes,
                       const char **type)
{
    const struct engine_picture *picture =
        number >= 1 && (size_t)number <= a->body.n_images ? &a->pictures[number - 1] : NULL;
    buf_clear(bytes);
    if (!picture || !picture->path || !file_read(picture->path, PICTURE_MAX_BYTES, bytes, NULL))
        return false;
    *type = picture_type(buf_str(bytes));
    if (*type && common && strcmp(*type, "image/webp") == 0)
        *type = convert(bytes) ? "image/png" : NULL;
    return *type != NULL;
}

const char *picture_file_extension(const char *type)
{
    return strcmp(type, "image/jpeg") == 0 ? "jpg" : strchr(type, '/') + 1;
}
