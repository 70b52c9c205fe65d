/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share/zip.h"

#include <string.h>
#include <zlib.h>

#include "text/date/date.h"

enum { MAX_ENTRIES = 65534, VERSION = 20, DEFLATED = 8, DOS_EPOCH = 1980, DOS_END = 2107 };
#define MAX_SIZE ((int64_t)UINT32_MAX - (1 << 26)) /* with room for the directory */

static void add16(struct buf *b, unsigned v)
{
    buf_add_char(b, (char)(v & 0xff));
    buf_add_char(b, (char)(v >> 8 & 0xff));
}

static void add32(struct buf *b, uint32_t v)
{
    add16(b, v & 0xffff);
    add16(b, v >> 16);
}

static uint32_t dos_time(int64_t time)
{
    struct civil c = date_civil(time, 0);
    if (c.year < DOS_EPOCH || c.year > DOS_END)
        c = (struct civil){.year = DOS_EPOCH, .month = 1, .day = 1};
    uint32_t date = (uint32_t)((c.year - DOS_EPOCH) << 9 | c.month << 5 | c.day);
    return date << 16 | (uint32_t)(c.hour << 11 | c.minute << 5 | c.second / 2);
}

void zip_init(struct zip *z, struct out *out, int64_t time)
{
    *z = (struct zip){.out = out, .time = dos_time(time)};
}

void zip_fini(struct zip *z)
{
    buf_fini(&z->directory);
}

/* Appends the content as a raw deflate stream (RFC 1951). */
static void deflate_to(struct buf *b, struct str content)
{
    z_stream stream = {.next_in = (Bytef *)content.p, .avail_in = (uInt)content.n};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return;
    buf_reserve(b, deflateBound(&stream, (uLong)content.n));
    stream.next_out = (Bytef *)b->p;
    stream.avail_out = (uInt)deflateBound(&stream, (uLong)content.n);
    deflate(&stream, Z_FINISH);
    b->n = stream.total_out;
    deflateEnd(&stream);
}

/* Appends the fields that a local header shares with the central directory's (4.3.7, 4.3.12). */
static void add_fields(struct buf *b, const struct zip *z, bool deflated, struct str content,
                       size_t stored, const char *name)
{
    add16(b, VERSION);
    add16(b, 0);
    add16(b, deflated ? DEFLATED : 0);
    add32(b, z->time);
    add32(b, (uint32_t)crc32(0, (const Bytef *)content.p, (uInt)content.n));
    add32(b, (uint32_t)stored);
    add32(b, (uint32_t)content.n);
    add16(b, (unsigned)strlen(name));
    add16(b, 0);
}

bool zip_add(struct zip *z, const char *name, struct str content, enum zip_method method,
             struct error *e)
{
    if (z->entries >= MAX_ENTRIES || content.n > (size_t)1 << 30 ||
        z->out->size + (int64_t)content.n > MAX_SIZE)
        return error_set(e, ERROR_LIMIT, 0, "too much for one EPUB file: export a smaller part");
    AUTO(buf) packed = BUF_INIT, header = BUF_INIT;
    if (method == ZIP_DEFLATE)
        deflate_to(&packed, content);
    bool deflated = packed.n > 0 && packed.n < content.n;
    struct str stored = deflated ? buf_str(&packed) : content;
    uint32_t offset = (uint32_t)z->out->size;
    buf_add_c(&header, "PK\3\4");
    add_fields(&header, z, deflated, content, stored.n, name);
    buf_add_c(&header, name);
    bool ok = out_write(z->out, buf_str(&header), e) && out_write(z->out, stored, e);
    buf_add_c(&z->directory, "PK\1\2");
    add16(&z->directory, VERSION);
    add_fields(&z->directory, z, deflated, content, stored.n, name);
    add16(&z->directory, 0);
    add16(&z->directory, 0);
    add16(&z->directory, 0);
    add32(&z->directory, 0);
    add32(&z->directory, offset);
    buf_add_c(&z->directory, name);
    z->entries++;
    return ok;
}

bool zip_finish(struct zip *z, struct error *e)
{
    uint32_t offset = (uint32_t)z->out->size, size = (uint32_t)z->directory.n;
    buf_add_c(&z->directory, "PK\5\6");
    add32(&z->directory, 0);
    add16(&z->directory, (unsigned)z->entries);
    add16(&z->directory, (unsigned)z->entries);
    add32(&z->directory, size);
    add32(&z->directory, offset);
    add16(&z->directory, 0);
    return out_write(z->out, buf_str(&z->directory), e);
}
