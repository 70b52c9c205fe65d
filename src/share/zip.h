/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writer of ZIP archives (PKWARE APPNOTE 6.3.10, without ZIP64). Entries are streamed; only the
 * central directory, some 70 bytes each, stays in memory. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "share/out.h"

struct zip {
    struct out *out;
    struct buf directory;
    size_t entries;
    uint32_t time; /* of all entries, in MS-DOS format */
};

enum zip_method { ZIP_STORE, ZIP_DEFLATE };

/* `time` is UTC, seconds since 1970. */
void zip_init(struct zip *z, struct out *out, int64_t time);
void zip_fini(struct zip *z);
/* `name` is ASCII. ERROR_LIMIT beyond 65,534 entries or 4 GB. */
MUST_CHECK bool zip_add(struct zip *z, const char *name, struct str content, enum zip_method method,
                        struct error *e);
MUST_CHECK bool zip_finish(struct zip *z, struct error *e);
