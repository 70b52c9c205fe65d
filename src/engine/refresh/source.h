/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refresh's source: request and response. Engine thread. */
#ifndef GANDER_ENGINE_REFRESH_SOURCE_H
#define GANDER_ENGINE_REFRESH_SOURCE_H

#include "engine/refresh/run.h"
#include "store/tree.h"

/* Sends the request of a due source. */
MUST_CHECK bool refresh_request_source(struct worker *w, struct refresh *f,
                                       const struct tree_node *node,
                                       const struct source_fetch *fetch,
                                       const struct source_settings *settings, struct error *e);
#endif
