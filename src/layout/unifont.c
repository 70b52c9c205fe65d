/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/unifont.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum {
    MAX_BYTES = 16 << 20,         /* of a file */
    NARROW = TALL_HEIGHT * 8 / 4, /* digits of a bitmap */
    WIDE = NARROW * 2,
};

struct unifont {
    struct glyph_source source; /* first, so that it can be cast to its font */
    struct str lines;
};

static bool read_bitmap(struct str digits, struct tall_glyph *out)
{
    if (digits.n != NARROW && digits.n != WIDE)
        return false;
    size_t n = digits.n / TALL_HEIGHT; /* digits of a row */
    out->width = (int)n * 4;
    for (size_t row = 0; row < TALL_HEIGHT; row++) {
        uint32_t bits;
        if (!str_to_hex(str_slice(digits, row * n, (row + 1) * n), &bits))
            return false;
        out->rows[row] = (uint16_t)(bits << (16 - 4 * n));
    }
    return true;
}

/* The line that contains byte `at`, without its end. */
static struct str line_around(struct str lines, size_t at, size_t *start, size_t *end)
{
    while (at > 0 && lines.p[at - 1] != '\n')
        at--;
    *start = at;
    while (at < lines.n && lines.p[at] != '\n')
        at++;
    *end = at;
    return str_slice(lines, *start, *end);
}

bool unifont_find(struct str lines, uint32_t c, struct tall_glyph *out)
{
    size_t low = 0, high = lines.n;
    while (low < high) {
        size_t start, end;
        uint32_t code;
        struct str line = line_around(lines, low + (high - low) / 2, &start, &end), name;
        if (!str_split(&line, ':', &name) || !str_to_hex(name, &code))
            return false;
        if (code == c)
            return read_bitmap(line, out);
        if (code < c)
            low = end + 1;
        else
            high = start;
    }
    return false;
}

static bool find(const struct glyph_source *source, uint32_t c, struct tall_glyph *out)
{
    return unifont_find(((const struct unifont *)source)->lines, c, out);
}

struct unifont *unifont_open(const char *path)
{
    struct unifont *u = NULL;
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
        status.st_size <= MAX_BYTES) {
        void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (bytes != MAP_FAILED) {
            u = MEM_NEW(struct unifont);
            u->source.find = find;
            u->lines = (struct str){bytes, (size_t)status.st_size};
        }
    }
    if (fd >= 0)
        close(fd);
    return u;
}

void unifont_close(struct unifont *u)
{
    if (u) {
        munmap((void *)u->lines.p, u->lines.n);
        free(u);
    }
}

const struct glyph_source *unifont_source(const struct unifont *u)
{
    return u ? &u->source : NULL;
}
