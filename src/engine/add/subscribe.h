/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding of trees of sources. Engine thread. */
#pragma once

#include "engine/thread/worker.h"
#include "store/edit/edit.h"

/* Finds or creates the portal of that title; NULL: ENGINE_OWN_PORTAL. */
MUST_CHECK bool subscribe_portal(struct worker *w, const char *title, int64_t *out,
                                 struct error *e);

/* Adds the outlines of a command. *node: portal or parent; `added` is to be freed with vec_fini().
 */
MUST_CHECK bool subscribe_tree(struct worker *w, const struct engine_command *c, int64_t *node,
                               struct tree_added *added, struct error *e);

/* Records additions for undo. Takes ownership of `added`. */
void subscribe_record_added(struct worker *w, struct tree_added *added);

/* Handlers of ENGINE_ADD_OUTLINES, ENGINE_MAKE_PATH and ENGINE_ADD_VIEW. */
MUST_CHECK bool subscribe_outlines(struct worker *w, struct engine_command *c, struct error *e);
MUST_CHECK bool subscribe_path(struct worker *w, struct engine_command *c, struct error *e);
void subscribe_view(struct worker *w, struct engine_command *c);
