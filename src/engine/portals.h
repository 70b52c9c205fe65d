/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The portals that come along: the OPML files of DATA_DIR/portals. */
#ifndef GANDER_ENGINE_PORTALS_H
#define GANDER_ENGINE_PORTALS_H

#include <stddef.h>

#include "base/mem.h"
#include "model/article.h"

struct portals {
    struct arena arena;
    struct link *v; /* sorted by file name; url: the file's name, title: from its head */
    size_t n;
};

/* An unreadable directory gives none; a file that is no OPML is left out. */
void portals_init(struct portals *p, const char *data_dir);
void portals_fini(struct portals *p);

#endif
