/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundled portals: the OPML files of DATA_DIR/portals. */
#pragma once

#include <stddef.h>

#include "base/mem.h"
#include "model/article.h"

struct portals {
    struct arena arena;
    struct link *v; /* sorted by file name; url: file name, title: from the OPML head */
    size_t n;
};

/* Skips files that are no OPML; an unreadable directory yields no portals. */
void portals_init(struct portals *p, const char *data_dir);
ARENA_FINI(portals);
