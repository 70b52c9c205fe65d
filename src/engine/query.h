/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What engine.h calls a query or a mark, in the store's terms. Pure. */
#ifndef GANDER_ENGINE_QUERY_H
#define GANDER_ENGINE_QUERY_H

#include "engine/engine.h"
#include "store/articles.h"

struct article_query query_for_store(const struct engine_query *query,
                                     const struct engine_options *options, int64_t now);
enum article_mark query_mark(enum mark mark);

#endif
