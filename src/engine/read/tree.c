/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads of the tree and of sources' settings, on the UI thread's connection. */
#include <stdlib.h>
#include <string.h>

#include "engine/internal.h"
#include "engine/read/troubles.h"
#include "engine/refresh/schedule.h"
#include "engine/thread/weather.h"
#include "store/downloads.h"
#include "store/outages.h"
#include "store/tree.h"
#include "text/private.h"
#include "text/url.h"

enum { STALE_AFTER_S = 180 * 86400 };

static enum source_health health_of(const struct source_status *s, int64_t now)
{
    if (s->checked_at == 0) {
        return HEALTH_NEW;
    }
    if (schedule_is_stopped(s->error, s->failures)) {
        return HEALTH_STOPPED;
    }
    if (s->failures > 0) {
        return HEALTH_FAILING;
    }
    return s->newest_at != 0 && s->newest_at < now - STALE_AFTER_S ? HEALTH_STALE : HEALTH_OK;
}

static struct engine_node node_of(const struct tree_node *from, int64_t now)
{
    const struct source_status *s = &from->status;
    return (struct engine_node){
        .id = from->id,
        .parent = from->parent,
        .kind = from->kind,
        .depth = from->depth,
        .title = from->title,
        .url = from->url,
        .site_url = from->site_url,
        .language = from->language,
        .unread = from->unread,
        .total = from->total,
        .offline = from->offline,
        .health = health_of(s, now),
        .problem = s->problem,
        .problem_code = s->error,
        .http_status = s->http_status,
        .failures = s->failures,
        .checked_at = s->checked_at,
        .succeeded_at = s->succeeded_at,
        .due_at = s->due_at,
        .newest_at = s->newest_at,
        .waiting = s->waiting,
        .older = from->kind == NODE_LIST && s->succeeded_at != 0 && s->goes_on,
    };
}

static int compare_host(const void *host, const void *outage)
{
    return strcmp(host, ((const struct outage *)outage)->host);
}

static const struct outage *find_outage(const struct outage *outages, size_t n, const char *url)
{
    struct buf origin = BUF_INIT;
    url_add_origin(&origin, str_from(url));
    const struct outage *found =
        origin.n > 0 ? bsearch(origin.p, outages, n, sizeof *outages, compare_host) : NULL;
    buf_fini(&origin);
    return found;
}

static bool waits(const struct engine_node *node, int64_t now)
{
    struct url_parts parts;
    return node_is_source(node->kind) && node->health != HEALTH_STOPPED && node->due_at <= now &&
           node->url && url_split(str_from(node->url), &parts) && !private_host(parts.host);
}

/* Fills in outages of hosts and of the network. */
static bool read_outages(struct engine *n, struct engine_tree *t, int64_t now, struct error *e)
{
    struct outage *outages;
    size_t count;
    if (!outages_load(n->reader, &t->arena, &outages, &count, e)) {
        return false;
    }
    if (count > 0 && !*outages[0].host) {
        t->offline_since = outages[0].since;
        t->login = weather_is_login(outages[0].problem);
    }
    for (size_t i = 0; count > 0 && i < t->n; i++) {
        struct engine_node *node = &t->nodes[i];
        bool asked = node_is_source(node->kind) && node->url && node->health != HEALTH_STOPPED;
        const struct outage *outage = asked ? find_outage(outages, count, node->url) : NULL;
        if (outage) {
            node->health = HEALTH_UNREACHABLE;
            node->problem = outage->problem;
            node->problem_code = ERROR_NETWORK;
        }
        t->waiting += t->offline_since != 0 && waits(node, now);
    }
    return true;
}

bool engine_tree(struct engine *n, struct engine_tree *out, struct error *e)
{
    struct tree tree;
    int64_t now = clock_now(n->options.clock);
    *out = (struct engine_tree){0};
    int64_t downloads, downloads_open;
    if (!downloads_count(n->reader, &downloads, &downloads_open, e) ||
        !tree_load(n->reader, &tree, e)) {
        return false;
    }
    out->nodes = arena_array(&tree.arena, tree.n, sizeof *out->nodes);
    out->n = tree.n;
    out->unread = tree.unread;
    out->total = tree.total;
    out->offline = tree.offline;
    out->starred = tree.starred;
    out->downloads = downloads;
    out->downloads_open = downloads_open;
    for (size_t i = 0; i < tree.n; i++) {
        out->nodes[i] = node_of(&tree.nodes[i], now);
        if (!node_is_source(tree.nodes[i].kind)) {
            out->nodes[i].health = HEALTH_OK;
        }
    }
    out->arena = tree.arena; /* ownership moves with the strings */
    if (!read_outages(n, out, now, e)) {
        engine_tree_fini(out);
        return false;
    }
    troubles_find(out);
    return true;
}

bool engine_find_path(struct engine *n, const char *path, int64_t *node, struct error *e)
{
    return tree_find_path(n->reader, path, node, e);
}

bool engine_settings(struct engine *n, int64_t node, struct arena *arena,
                     struct source_settings *out, struct error *e)
{
    return source_load(n->reader, node, arena, NULL, out, e);
}
