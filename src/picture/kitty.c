/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kitty's graphics protocol (https://sw.kovidgoyal.net/kitty/graphics-protocol/): a picture is
 * transmitted once and placed by its id. */
#include <png.h>
#include <stdlib.h>

#include "base/base64.h"
#include "base/mem.h"
#include "picture/picture.h"

enum { MAX_CHUNK = 4096 }; /* bytes of base64 in a sequence */

static bool compress(const struct picture *p, struct buf *out, struct error *e)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)p->width,
                       .height = (png_uint_32)p->height,
                       .format = PNG_FORMAT_RGBA};
    png_alloc_size_t n = 0;
    bool ok = png_image_write_to_memory(&image, NULL, &n, 0, p->rgba, 0, NULL);
    if (ok) {
        buf_reserve(out, n);
        ok = png_image_write_to_memory(&image, out->p, &n, 0, p->rgba, 0, NULL);
        out->n = ok ? n : 0;
    }
    png_image_free(&image);
    return ok ||
           error_set(e, ERROR_UNSUPPORTED, 0, "the picture cannot be sent: %s", image.message);
}

bool picture_add_kitty(struct buf *b, const struct picture *p, uint32_t id, struct error *e)
{
    struct buf png = BUF_INIT, text = BUF_INIT;
    bool ok = compress(p, &png, e);
    if (ok) {
        base64_add(&text, buf_str(&png));
        for (size_t at = 0; at < text.n; at += MAX_CHUNK) {
            struct str chunk = str_slice(buf_str(&text), at, at + MAX_CHUNK);
            bool more = at + MAX_CHUNK < text.n;
            if (at == 0) {
                buf_printf(b, "\033_Ga=t,f=100,q=2,i=%u,m=%d;", (unsigned)id, more);
            } else {
                buf_printf(b, "\033_Gq=2,m=%d;", more);
            }
            buf_add(b, chunk);
            buf_add_c(b, "\033\\");
        }
    }
    buf_fini(&text);
    buf_fini(&png);
    return ok;
}
