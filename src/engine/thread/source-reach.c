/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/source-reach.h"

#include "net/guard.h"
#include "store/tree/tree.h"
#include "text/url/url.h"

struct source_reach source_reach_load(struct store *store, int64_t source, struct arena *arena)
{
    struct tree_node node;
    struct source_fetch fetch;
    if (!source || !tree_get(store, source, arena, &node, NULL) ||
        !source_load(store, source, arena, &fetch, NULL, NULL))
        return (struct source_reach){0};
    bool is_private = fetch.network == NETWORK_PRIVATE || guard_is_private(node.url);
    return (struct source_reach){node.url, is_private};
}

bool source_reach_allows(const struct source_reach *reach, const char *url)
{
    if (url_is_file(str_from(url)))
        return url_is_between_files(str_from(reach->url), str_from(url));
    return reach->is_private || !guard_is_private(url);
}

enum net_reach source_reach_net(const struct source_reach *reach)
{
    return reach->is_private ? NET_PRIVATE : NET_PUBLIC;
}
