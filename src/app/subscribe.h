/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subscriptions that come from files: the portals that come along, OPML, newsboat's addresses. */
#ifndef GANDER_APP_SUBSCRIBE_H
#define GANDER_APP_SUBSCRIBE_H

#include <stdbool.h>

#include "base/error.h"
#include "engine/engine.h"
#include "feed/newsboat.h"

/* Adds the portal that `name` names: a file of DATA_DIR/portals with or without ".opml", or a path.
 * The engine's events tell what becomes of it; 0 with an error when there is none. */
engine_ticket subscribe_to_portal(struct engine *n, const char *data_dir, const char *name,
                                  struct error *e);

/* Adds what a file lists, OPML or newsboat's "urls", to "My feeds". `note` (may be NULL) is told
 * of what a newsboat line says and gander has no match for. */
engine_ticket subscribe_to_file(struct engine *n, const char *path,
                                void (*note)(void *context, const struct newsboat_note *note),
                                void *context, struct error *e);

#endif
