/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of subscriptions from files: bundled portals, OPML, newsboat's urls. UI thread. */
#ifndef GANDER_ENGINE_IMPORT_H
#define GANDER_ENGINE_IMPORT_H

#include <stdbool.h>

#include "base/error.h"
#include "engine/engine.h"
#include "feed/left-out.h"

/* Receives the entries that were left out, before the engine adds the rest. */
struct subscribe_notes {
    void (*take)(void *context, const struct left_out *what);
    void *context;
};

/* Adds the bundled portal `name`: a file of DATA_DIR/portals with or without ".opml", or a path.
 * Returns the ticket of the command, 0 on failure. `notes` may be NULL. */
engine_ticket subscribe_to_portal(struct engine *n, const char *data_dir, const char *name,
                                  const struct subscribe_notes *notes, struct error *e);

/* Adds the sources of a file (OPML or newsboat's "urls") to "My feeds", those of exported portals
 * to the portals of the same title. */
engine_ticket subscribe_to_file(struct engine *n, const char *path,
                                const struct subscribe_notes *notes, struct error *e);

#endif
