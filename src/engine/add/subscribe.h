/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole trees of sources come in. On the engine thread. */
#ifndef GANDER_ENGINE_ADD_SUBSCRIBE_H
#define GANDER_ENGINE_ADD_SUBSCRIBE_H

#include "engine/thread/worker.h"
#include "store/tree.h"

/* The portal of that title (NULL: the user's own), made when it is not there. */
MUST_CHECK bool subscribe_portal(struct worker *w, const char *title, int64_t *out,
                                 struct error *e);

/* Lets what was added be undone; takes it over. */
void subscribe_keep_added(struct worker *w, struct tree_added *added);

/* Handlers of ENGINE_ADD_OUTLINES and ENGINE_MAKE_PATH. */
void subscribe_outlines(struct worker *w, struct engine_command *c);
void subscribe_path(struct worker *w, struct engine_command *c);

#endif
