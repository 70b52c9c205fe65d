/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes, cells and records of a B-tree. */
#include <stdlib.h>

#include "base/mem.h"
#include "store/salvage/file.h"

static unsigned short_at(const unsigned char *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

static unsigned header_size(enum salvage_kind kind)
{
    return kind == SALVAGE_INDEX_INNER || kind == SALVAGE_TABLE_INNER ? 12 : 8;
}

bool salvage_read_page(const struct salvage_file *f, uint32_t number, struct salvage_page *p)
{
    if (!salvage_read_bytes(f, number, p->data))
        return false;
    p->number = number;
    p->start = number == 1 ? 100 : 0;
    p->kind = p->data[p->start];
    p->n_cells = short_at(p->data + p->start + 3);
    switch (p->kind) {
    case SALVAGE_INDEX_INNER:
    case SALVAGE_TABLE_INNER:
    case SALVAGE_INDEX_LEAF:
    case SALVAGE_TABLE_LEAF:
        return p->start + header_size(p->kind) + 2 * p->n_cells <= f->page_size;
    }
    return false;
}

/* Offset of cell i; 0 if it would lie in the header or beyond the page. */
static unsigned cell_at(const struct salvage_file *f, const struct salvage_page *p, unsigned i)
{
    unsigned cells = p->start + header_size(p->kind);
    unsigned at = short_at(p->data + cells + 2 * i);
    return at >= cells + 2 * p->n_cells && at + 4 <= f->page_size ? at : 0;
}

uint32_t salvage_child(const struct salvage_file *f, const struct salvage_page *p, unsigned i)
{
    unsigned at = i < p->n_cells ? cell_at(f, p, i) : p->start + 8;
    uint32_t child = at ? salvage_number(p->data + at) : 0;
    return child > 1 && child <= f->n_pages ? child : 0;
}

/* Reads a varint at *at, below `end`. */
static bool read_varint(const unsigned char *p, size_t end, size_t *at, uint64_t *out)
{
    *out = 0;
    for (int i = 0; i < 9 && *at < end; i++) {
        unsigned char byte = p[(*at)++];
        if (i == 8) {
            *out = *out << 8 | byte;
            return true;
        }
        *out = *out << 7 | (byte & 0x7f);
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

/* Bytes of a payload in the page itself. */
static size_t local_size(const struct salvage_file *f, enum salvage_kind kind, size_t n)
{
    size_t usable = f->page_size;
    size_t most = kind == SALVAGE_TABLE_LEAF ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    size_t least = (usable - 12) * 32 / 255 - 23;
    size_t rest = least + (n - least) % (usable - 4);
    return n <= most ? n : rest <= most ? rest : least;
}

static bool add_overflow(const struct salvage_file *f, uint32_t page, size_t n, struct buf *out)
{
    unsigned char *bytes = mem_zalloc(1, f->page_size);
    bool ok = true;
    for (size_t step = 0; ok && n > 0; step++) {
        ok = step <= f->n_pages && salvage_read_bytes(f, page, bytes);
        size_t part = n < f->page_size - 4 ? n : f->page_size - 4;
        if (ok)
            buf_add(out, (struct str){(char *)bytes + 4, part});
        page = salvage_number(bytes);
        n -= part;
    }
    free(bytes);
    return ok;
}

static bool read_payload(const struct salvage_file *f, const struct salvage_page *p, unsigned i,
                         struct salvage_row *row)
{
    size_t at = cell_at(f, p, i);
    uint64_t n, rowid = 0;
    if (at == 0)
        return false;
    at += p->kind == SALVAGE_INDEX_INNER ? 4 : 0;
    if (!read_varint(p->data, f->page_size, &at, &n) || n < 2 || n > SALVAGE_MAX_PAYLOAD ||
        n > (uint64_t)f->n_pages * f->page_size ||
        (p->kind == SALVAGE_TABLE_LEAF && !read_varint(p->data, f->page_size, &at, &rowid)))
        return false;
    size_t local = local_size(f, p->kind, (size_t)n);
    if (at + local + (local < n ? 4 : 0) > f->page_size)
        return false;
    row->rowid = (int64_t)rowid;
    buf_set(&row->payload, (struct str){(char *)p->data + at, local});
    return local == n ||
           add_overflow(f, salvage_number(p->data + at + local), (size_t)n - local, &row->payload);
}

static int64_t read_integer(const unsigned char *p, size_t n)
{
    uint64_t v = p[0] & 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < n; i++)
        v = v << 8 | p[i];
    return (int64_t)v;
}

/* Sets a value by its serial type; false if it does not fit. */
static bool read_value(struct str payload, size_t *at, uint64_t type, struct salvage_value *v)
{
    static const unsigned char sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type == 10 || type == 11 || type > 2 * (uint64_t)SALVAGE_MAX_PAYLOAD + 13)
        return false;
    size_t n = type < sizeof sizes ? sizes[type] : (size_t)(type - 12) / 2;
    if (n > payload.n - *at)
        return false;
    *v = (struct salvage_value){.p = payload.p + *at, .n = n};
    *at += n;
    if (type >= 12) {
        v->type = type & 1 ? SALVAGE_TEXT : SALVAGE_BLOB;
    } else if (type == 7) {
        v->type = SALVAGE_REAL;
    } else if (type > 0) {
        v->type = SALVAGE_INTEGER;
        v->integer = type >= 8 ? (int64_t)type - 8 : read_integer((const unsigned char *)v->p, n);
    }
    return true;
}

/* A record uses its payload to the last byte: garbage rarely does. */
bool salvage_read_row(const struct salvage_file *f, const struct salvage_page *p, unsigned i,
                      struct salvage_row *row)
{
    if (p->kind == SALVAGE_TABLE_INNER || !read_payload(f, p, i, row))
        return false;
    struct str payload = buf_str(&row->payload);
    const unsigned char *bytes = (const unsigned char *)payload.p;
    size_t at = 0;
    uint64_t header, type;
    if (!read_varint(bytes, payload.n, &at, &header) || header > payload.n || header < at)
        return false;
    size_t value_at = (size_t)header;
    for (row->n = 0; at < header; row->n++)
        if (row->n == SALVAGE_MAX_COLUMNS || !read_varint(bytes, (size_t)header, &at, &type) ||
            !read_value(payload, &value_at, type, &row->values[row->n]))
            return false;
    return value_at == payload.n;
}
