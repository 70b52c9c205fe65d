/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/source-settings.h"

#include "engine/thread/source-reach.h"
#include "model/source-settings.h"
#include "store/article/article.h"
#include "store/tree/tree.h"
#include "text/url/url.h"

static struct source_settings settings_for(struct worker *w, int64_t source, const char *url,
                                           struct arena *arena)
{
    struct source_settings settings = {0};
    struct tree_node node;
    if (!source || !source_load(w->store, source, arena, NULL, &settings, NULL))
        return (struct source_settings){0};
    if (!tree_get(w->store, source, arena, &node, NULL) || !node.url ||
        !url_same_origin(node.url, url))
        settings.cookie = settings.credentials = NULL;
    return settings;
}

void source_settings_apply(const struct source_settings *s, struct net_request *request)
{
    request->user_agent = s->user_agent;
    request->proxy = s->proxy;
    request->cookie = s->cookie;
    request->credentials = s->credentials;
}

bool source_settings_fetch(struct worker *w, int64_t source, struct fetch *f,
                           struct net_request *request, struct error *e)
{
    AUTO(arena) arena = {0};
    struct source_settings settings = settings_for(w, source, request->url, &arena);
    struct source_reach reach = source_reach_load(w->store, source, &arena);
    request->reach = source_reach_net(&reach);
    source_settings_apply(&settings, request);
    return worker_fetch(w, f, request, e);
}

int64_t source_of_article(struct worker *w, int64_t article)
{
    AUTO(stored_article) stored = {0};
    return articles_load(w->store, article, &stored, NULL) ? stored.row.source : 0;
}

bool source_allows(struct worker *w, int64_t source, const char *url)
{
    AUTO(arena) arena = {0};
    struct source_reach reach = source_reach_load(w->store, source, &arena);
    return source_reach_allows(&reach, url);
}
