/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refresh's source: request and response. Engine thread. */
#pragma once

#include "engine/refresh/run.h"

/* Sends the request of a due source. */
MUST_CHECK bool refresh_request_source(struct worker *w, struct refresh *f,
                                       const struct tree_node *node,
                                       const struct source_fetch *fetch,
                                       const struct source_settings *settings, struct error *e);
