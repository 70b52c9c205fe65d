/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kitty's graphics protocol (https://sw.kovidgoyal.net/kitty/graphics-protocol/): a picture is
 * transmitted once and placed by its id. */
#include "base/base64.h"
#include "picture/picture.h"

enum { MAX_CHUNK = 4096 }; /* bytes of base64 in a sequence */

bool picture_add_kitty(struct buf *b, const struct picture *p, uint32_t id, struct error *e)
{
    AUTO(buf) png = BUF_INIT, text = BUF_INIT;
    if (!picture_add_png(&png, p, e))
        return false;
    base64_add(&text, buf_str(&png));
    for (size_t at = 0; at < text.n; at += MAX_CHUNK) {
        struct str chunk = str_slice(buf_str(&text), at, at + MAX_CHUNK);
        bool more = at + MAX_CHUNK < text.n;
        if (at == 0)
            buf_printf(b, "\033_Ga=t,f=100,q=2,i=%u,m=%d;", (unsigned)id, more);
        else
            buf_printf(b, "\033_Gq=2,m=%d;", more);
        buf_add(b, chunk);
        buf_add_c(b, "\033\\");
    }
    return true;
}
