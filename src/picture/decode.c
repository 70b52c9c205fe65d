/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "picture/formats.h"

bool picture_decode(struct str bytes, int width, int height, struct picture *out, struct error *e)
{
    static const struct {
        const char *type;
        bool (*decode)(struct str, int, int, struct picture *, struct error *);
    } formats[] = {
        {"image/jpeg", decode_jpeg},
        {"image/png", decode_png},
        {"image/webp", decode_webp},
        {"image/gif", decode_gif},
    };
    const char *type = picture_type(bytes);
    *out = (struct picture){0};
    if (bytes.n > PICTURE_MAX_BYTES) {
        return error_set(e, ERROR_LIMIT, 0, "the picture is larger than %d MiB",
                         PICTURE_MAX_BYTES >> 20);
    }
    for (size_t i = 0; type && i < ARRAY_SIZE(formats); i++) {
        if (strcmp(type, formats[i].type) == 0) {
            bool ok = formats[i].decode(bytes, width, height, out, e);
            if (!ok)
                picture_fini(out);
            return ok;
        }
    }
    return error_set(e, ERROR_UNSUPPORTED, 0, "not a picture that can be shown");
}

const char *picture_formats(void)
{
    return "JPEG, PNG, WebP, GIF";
}
