/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/query.h"

#include "store/tree.h"

struct article_query query_for_store(const struct engine_query *query,
                                     const struct engine_options *options, int64_t now)
{
    return (struct article_query){
        .node = query->scope == SCOPE_NODE ? query->node : TREE_ROOT,
        .since = query->scope == SCOPE_TODAY ? zone_midnight(options->zone, now) : 0,
        .unread_only = query->unread_only,
        .offline_only = query->offline_only || query->scope == SCOPE_OFFLINE,
        .starred_only = query->starred_only || query->scope == SCOPE_STARRED,
        .oldest_first = query->oldest_first,
        .search = query->search,
        .work = query->work,
    };
}

enum article_mark query_mark(enum mark mark)
{
    static const enum article_mark marks[] = {
        [MARK_READ] = ARTICLE_READ,
        [MARK_UNREAD] = ARTICLE_UNREAD,
        [MARK_STAR] = ARTICLE_STAR,
        [MARK_UNSTAR] = ARTICLE_UNSTAR,
    };
    return marks[mark];
}
