/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import from files: bundled portals, OPML, other readers' lists, archives and homes. UI thread. */
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "engine/engine.h"
#include "feed/list/left-out.h"

/* Receives what was left out of a file, and files that could not be read, before the engine adds
 * the rest. */
struct subscribe_notes {
    void (*take)(void *context, const char *file, const struct left_out *what);
    void (*fail)(void *context, const char *file, const struct error *e);
    void (*settings)(void *context,
                     struct str lines); /* of a configuration file; NULL: not wanted */
    void *context;
};

/* Adds the bundled portal `name`: a file of DATA_DIR/portals with or without ".opml", or a path.
 * Returns the ticket of the command, 0 on failure. `notes` may be NULL. */
engine_ticket subscribe_to_portal(struct engine *n, const char *data_dir, const char *name,
                                  const struct subscribe_notes *notes, struct error *e);

/* Sends ENGINE_IMPORT, with these flags, for a file or a directory: OPML, newsboat's urls,
 * newsraft's feeds, a cache.db, starred articles (feed/starred.h), a home of newsboat or newsraft.
 * Sources go to "My feeds", those of exported portals to the portals of the same title. Returns the
 * ticket, 0 on failure. `notes` may be NULL. */
engine_ticket subscribe_to_file(struct engine *n, const char *path, unsigned flags,
                                const struct subscribe_notes *notes, struct error *e);
