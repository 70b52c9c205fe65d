/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translation by a compiled catalogue (gettext's .mo format), whatever the locale of the build. */
#include "config.h"

#include "doc/fill.h"

#include <string.h>

#include "base/file.h"

enum { MAX_CATALOGUE = 16 << 20, HEADER = 20 };

static const uint32_t magic = 0x950412de;
static struct buf catalogue;

/* Number at an offset, in the catalogue's byte order; 0 beyond its end. */
static uint32_t number_at(size_t at)
{
    uint32_t first, n;
    if (catalogue.n < HEADER || at > catalogue.n - sizeof n)
        return 0;
    memcpy(&first, catalogue.p, sizeof first);
    memcpy(&n, catalogue.p + at, sizeof n);
    return first == magic ? n : __builtin_bswap32(n);
}

/* String of an entry of a table (length, offset). */
static struct str entry(size_t table, uint32_t i)
{
    size_t n = number_at(table + 8 * (size_t)i), at = number_at(table + 8 * (size_t)i + 4);
    return n < catalogue.n && at < catalogue.n - n ? (struct str){catalogue.p + at, n} : STR("");
}

bool fill_load_catalogue(const char *path, struct error *e)
{
    return file_read(path, MAX_CATALOGUE, &catalogue, e) &&
           (number_at(0) == magic || error_set(e, ERROR_INVALID, 0, "%s: not a catalogue", path));
}

void fill_free_catalogue(void)
{
    buf_fini(&catalogue);
}

const char *fill_text(const char *text)
{
    uint32_t n = number_at(8);
    for (uint32_t i = 0; i < n && *text; i++) {
        if (str_eq(entry(number_at(12), i), str_from(text))) {
            struct str found = entry(number_at(16), i);
            return found.n > 0 ? found.p : text; /* ended by NUL in the file */
        }
    }
    return text;
}
