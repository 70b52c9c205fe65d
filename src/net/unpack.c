/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/unpack.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

enum { MAX_LAYERS = 2, PIECE = 16 << 10, GZIP_ONLY = 16 + MAX_WBITS };

static bool is_gzip(const struct buf *b)
{
    return b->n > 18 && memcmp(b->p, "\x1f\x8b\x08", 3) == 0;
}

/* False when the result exceeds `max_bytes`. */
static bool inflate_into(struct buf *out, const struct buf *body, size_t max_bytes)
{
    z_stream z = {.next_in = (unsigned char *)body->p, .avail_in = (unsigned)body->n};
    int code = body->n <= UINT_MAX ? inflateInit2(&z, GZIP_ONLY) : Z_MEM_ERROR;
    bool started = code == Z_OK;
    while (code == Z_OK && out->n <= max_bytes) {
        unsigned char piece[PIECE];
        z.next_out = piece;
        z.avail_out = PIECE;
        code = inflate(&z, Z_NO_FLUSH);
        buf_add(out, (struct str){(char *)piece, PIECE - z.avail_out});
    }
    if (started)
        inflateEnd(&z);
    return out->n <= max_bytes;
}

bool unpack_body(struct buf *body, size_t max_bytes)
{
    for (int layer = 0; layer < MAX_LAYERS && is_gzip(body); layer++) {
        AUTO(buf) out = BUF_INIT;
        bool fits = inflate_into(&out, body, max_bytes);
        if (!fits || out.n == 0)
            return fits;
        struct buf packed = *body;
        *body = out;
        out = packed;
    }
    return true;
}
