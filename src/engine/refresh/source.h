/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One source of a refresh: its request, its answer, and the pages of its articles. */
#ifndef GANDER_ENGINE_REFRESH_SOURCE_H
#define GANDER_ENGINE_REFRESH_SOURCE_H

#include "engine/refresh/page-fetch.h"
#include "engine/refresh/run.h"
#include "store/tree.h"

/* Sends the request for a source that is due. */
MUST_CHECK bool refresh_ask_source(struct worker *w, struct refresh *f,
                                   const struct tree_node *node, const struct source_fetch *fetch,
                                   const struct source_settings *settings, struct error *e);
/* Asks for pages of a source's articles; `wish` says of which. */
void refresh_ask_pages(struct worker *w, struct refresh *f, struct page_wish *wish);

#endif
