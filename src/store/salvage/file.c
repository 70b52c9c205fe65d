/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/salvage/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum {
    FILE_HEADER = 100,
    USUAL_PAGE_SIZE = 16384,
    LOG_HEADER = 32,
    FRAME_HEADER = 24,
    LOG_MAGIC = 0x377f0682, /* with a last bit for checksums of big-endian words */
};

/* True when all bytes were read: an unreadable sector is a damaged page. */
static bool read_at(int fd, void *out, size_t n, int64_t offset)
{
    size_t got = 0;
    while (got < n) {
        ssize_t r = pread(fd, (char *)out + got, n - got, offset + (int64_t)got);
        if (r < 0 && errno == EINTR)
            continue;
        if (r <= 0)
            return false;
        got += (size_t)r;
    }
    return true;
}

static uint32_t read_page_size(int fd)
{
    unsigned char header[FILE_HEADER];
    if (!read_at(fd, header, sizeof header, 0) || memcmp(header, "SQLite format 3", 16) != 0)
        return USUAL_PAGE_SIZE;
    uint32_t size = (uint32_t)header[16] << 8 | header[17];
    size = size == 1 ? 65536 : size;
    return size >= 512 && (size & (size - 1)) == 0 ? size : USUAL_PAGE_SIZE;
}

/* ---- the write-ahead log ------------------------------------------------------------------ */

struct log_sum {
    bool big_endian;
    uint32_t a, b;
};

static void add_sum(struct log_sum *s, const unsigned char *p, size_t n)
{
    for (size_t i = 0; i + 8 <= n; i += 8) {
        uint32_t x = salvage_number(p + i), y = salvage_number(p + i + 4);
        s->a += (s->big_endian ? x : __builtin_bswap32(x)) + s->b;
        s->b += (s->big_endian ? y : __builtin_bswap32(y)) + s->a;
    }
}

static bool begin_log(const struct salvage_file *f, unsigned char *header, struct log_sum *s)
{
    if (!read_at(f->log, header, LOG_HEADER, 0) || (salvage_number(header) & ~1u) != LOG_MAGIC ||
        salvage_number(header + 8) != f->page_size)
        return false;
    *s = (struct log_sum){.big_endian = salvage_number(header) & 1};
    add_sum(s, header, 24);
    return s->a == salvage_number(header + 24) && s->b == salvage_number(header + 28);
}

/* Calls add() for each valid frame; returns the number of those up to the last commit. */
static size_t walk_log(struct salvage_file *f, size_t until,
                       void (*add)(struct salvage_file *f, uint32_t page, int64_t offset))
{
    unsigned char header[LOG_HEADER], frame[FRAME_HEADER];
    unsigned char *page = mem_zalloc(1, f->page_size);
    struct log_sum sum;
    size_t committed = 0;
    bool ok = begin_log(f, header, &sum);
    for (size_t i = 0; ok && i < until; i++) {
        int64_t at = LOG_HEADER + (int64_t)i * (FRAME_HEADER + (int64_t)f->page_size);
        ok = read_at(f->log, frame, sizeof frame, at) &&
             read_at(f->log, page, f->page_size, at + FRAME_HEADER) &&
             memcmp(frame + 8, header + 16, 8) == 0;
        if (!ok)
            break;
        add_sum(&sum, frame, 8);
        add_sum(&sum, page, f->page_size);
        ok = sum.a == salvage_number(frame + 16) && sum.b == salvage_number(frame + 20);
        if (ok && salvage_number(frame + 4) != 0)
            committed = i + 1;
        if (ok && add)
            add(f, salvage_number(frame), at + FRAME_HEADER);
    }
    free(page);
    return committed;
}

static void count_frame(struct salvage_file *f, uint32_t page, int64_t offset)
{
    if (page > f->n_pages && page - f->n_pages < UINT32_MAX / 2)
        f->n_pages = page;
}

static void note_frame(struct salvage_file *f, uint32_t page, int64_t offset)
{
    if (page >= 1 && page <= f->n_pages)
        f->in_log[page] = offset;
}

static void open_log(struct salvage_file *f, const char *path)
{
    AUTO(buf) name = BUF_INIT;
    buf_printf(&name, "%s-wal", path);
    f->log = open(name.p, O_RDONLY | O_CLOEXEC);
    size_t committed = f->log >= 0 ? walk_log(f, SIZE_MAX, NULL) : 0;
    walk_log(f, committed, count_frame);
    f->in_log = mem_zalloc((size_t)f->n_pages + 1, sizeof *f->in_log);
    walk_log(f, committed, note_frame);
}

bool salvage_file_open(struct salvage_file *f, const char *path, struct error *e)
{
    struct stat st;
    *f = (struct salvage_file){.log = -1};
    f->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (f->fd < 0 || fstat(f->fd, &st) != 0) {
        error_set_errno(e, "%s", path);
        salvage_file_close(f);
        return false;
    }
    f->page_size = read_page_size(f->fd);
    int64_t pages = st.st_size / f->page_size;
    f->n_pages = pages < UINT32_MAX / 2 ? (uint32_t)pages : UINT32_MAX / 2;
    open_log(f, path);
    if (f->n_pages == 0) {
        salvage_file_close(f);
        return error_set(e, ERROR_DAMAGED, 0, "%s: nothing is left in it", path);
    }
    return true;
}

void salvage_file_close(struct salvage_file *f)
{
    if (f->fd >= 0)
        close(f->fd);
    if (f->log >= 0)
        close(f->log);
    free(f->in_log);
    *f = (struct salvage_file){.fd = -1, .log = -1};
}

bool salvage_read_bytes(const struct salvage_file *f, uint32_t number, unsigned char *out)
{
    if (number < 1 || number > f->n_pages)
        return false;
    return f->in_log[number]
               ? read_at(f->log, out, f->page_size, f->in_log[number])
               : read_at(f->fd, out, f->page_size, (int64_t)(number - 1) * f->page_size);
}
