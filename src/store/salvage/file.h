/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages and rows of a database file read without SQLite, which stops at the first damaged page: the
 * format is https://www.sqlite.org/fileformat2.html. Every byte is hostile: what is inconsistent is
 * refused, nothing outside of the file is read. The file is only read; pages of the write-ahead log
 * come first, up to its last commit.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

enum { SALVAGE_MAX_COLUMNS = 64, SALVAGE_MAX_PAYLOAD = 64 << 20 };

struct salvage_file {
    int fd, log; /* log -1: none */
    uint32_t page_size, n_pages;
    int64_t *in_log; /* by page number: offset in the log, 0: in the file */
};

/* ERROR_DAMAGED for a file that is shorter than a page. */
MUST_CHECK bool salvage_file_open(struct salvage_file *f, const char *path, struct error *e);
void salvage_file_close(struct salvage_file *f);

enum salvage_kind {
    SALVAGE_INDEX_INNER = 2,
    SALVAGE_TABLE_INNER = 5,
    SALVAGE_INDEX_LEAF = 10, /* also of tables without rowid */
    SALVAGE_TABLE_LEAF = 13,
};

struct salvage_page {
    unsigned char *data; /* page_size bytes */
    uint32_t number;
    enum salvage_kind kind;
    unsigned start, n_cells; /* offset of the header */
};

/* Reads a page into p->data, which the caller allocates. False for an unreadable page and for one
 * that is no node of a B-tree. */
bool salvage_read_page(const struct salvage_file *f, uint32_t number, struct salvage_page *p);

/* Child i of an inner page, from 0 to n_cells; 0: none. */
uint32_t salvage_child(const struct salvage_file *f, const struct salvage_page *p, unsigned i);

struct salvage_value {
    enum { SALVAGE_NULL, SALVAGE_INTEGER, SALVAGE_REAL, SALVAGE_TEXT, SALVAGE_BLOB } type;
    int64_t integer;
    const char *p; /* text and blob; borrowed from the payload */
    size_t n;
};

struct salvage_row {
    int64_t rowid; /* of a table's leaf */
    struct salvage_value values[SALVAGE_MAX_COLUMNS];
    size_t n;
    struct buf payload; /* storage, to be freed */
};

/* Reads the row of cell i of any page but a table's inner one; false for a damaged cell. */
bool salvage_read_row(const struct salvage_file *f, const struct salvage_page *p, unsigned i,
                      struct salvage_row *row);

static inline uint32_t salvage_number(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Reads any page's bytes. */
bool salvage_read_bytes(const struct salvage_file *f, uint32_t number, unsigned char *out);
