/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions that come from files: the portals that come along, OPML, newsboat's addresses. */
#ifndef GANDER_ENGINE_IMPORT_H
#define GANDER_ENGINE_IMPORT_H

#include <stdbool.h>

#include "base/error.h"
#include "engine/engine.h"
#include "feed/left-out.h"

/* Takes what a list says and gander leaves out, before the engine is asked to add the rest. */
struct subscribe_notes {
    void (*take)(void *context, const struct left_out *what);
    void *context;
};

/* Adds the portal that `name` names: a file of DATA_DIR/portals with or without ".opml", or a path.
 * The engine's events report what becomes of it; 0 with an error when there is none. `notes` may be
 * NULL. */
engine_ticket subscribe_to_portal(struct engine *n, const char *data_dir, const char *name,
                                  const struct subscribe_notes *notes, struct error *e);

/* Adds what a file lists, OPML or newsboat's "urls", to "My feeds"; portals of an export to those
 * of their titles. */
engine_ticket subscribe_to_file(struct engine *n, const char *path,
                                const struct subscribe_notes *notes, struct error *e);

#endif
