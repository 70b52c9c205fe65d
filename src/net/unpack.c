/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/unpack.h"

#include <limits.h>
#include <zlib.h>

enum { MAX_LAYERS = 2, PIECE = 16 << 10, GZIP_ONLY = 16 + MAX_WBITS };

#define GZIP_MAGIC "\x1f\x8b\x08"

static bool is_gzip(const struct buf *b)
{
    return b->n > 18 && str_starts(buf_str(b), STR(GZIP_MAGIC));
}

/* At the end of a member, prepares for the next one (RFC 1952 section 2.2). */
static bool begin_member(z_stream *z)
{
    struct str rest = {(const char *)z->next_in, z->avail_in};
    return str_starts(rest, STR(GZIP_MAGIC)) && inflateReset(z) == Z_OK;
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
        if (code == Z_STREAM_END && begin_member(&z))
            code = Z_OK;
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
