/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refresh's pages of articles. Engine thread. */
#pragma once

#include "engine/refresh/page-fetch.h"
#include "engine/refresh/run.h"

/* Requests pages of a source's articles, as `options` says. */
void refresh_request_pages(struct worker *w, struct refresh *f, struct page_fetch_options *options);

/* Handler of ENGINE_FETCH_PAGES. */
void refresh_fetch_pages(struct worker *w, struct engine_command *c);
