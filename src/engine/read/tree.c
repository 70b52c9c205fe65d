/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads of the tree and of sources' settings, on the UI thread's connection. */
#include <stdlib.h>
#include <string.h>

#include "engine/internal.h"
#include "engine/read/troubles.h"
#include "engine/refresh/schedule.h"
#include "engine/thread/connectivity.h"
#include "store/account/accounts.h"
#include "store/record/downloads.h"
#include "store/record/outages.h"
#include "store/rule/rules.h"
#include "store/tree/tree.h"
#include "text/url/private.h"
#include "text/url/url.h"

enum { STALE_AFTER_S = 180 * 86400 };

static enum source_health health_of(const struct tree_node *node, int64_t now)
{
    const struct source_status *s = &node->status;
    if (!node_is_source(node->kind))
        return s->problem ? HEALTH_FAILING : HEALTH_OK;
    if (s->checked_at == 0)
        return HEALTH_NEW;
    if (schedule_is_stopped(s->error, s->failures))
        return HEALTH_STOPPED;
    if (s->failures > 0)
        return HEALTH_FAILING;
    return s->newest_at != 0 && s->newest_at < now - STALE_AFTER_S ? HEALTH_STALE : HEALTH_OK;
}

static int compare_host(const void *host, const void *outage)
{
    return strcmp(host, ((const struct outage *)outage)->host);
}

static const struct outage *find_outage(const struct outage *outages, size_t n, const char *url)
{
    AUTO(buf) origin = BUF_INIT;
    url_add_origin(&origin, str_from(url));
    return origin.n > 0 ? bsearch(origin.p, outages, n, sizeof *outages, compare_host) : NULL;
}

static bool waits(const struct tree_node *node, int64_t now)
{
    struct url_parts parts;
    return node_is_source(node->kind) && !node->synced && node->health != HEALTH_STOPPED &&
           node->status.due_at <= now && node->url && url_split(str_from(node->url), &parts) &&
           !private_host(parts.host);
}

/* Fills in outages of hosts and of the network. */
static bool read_outages(struct engine *n, struct tree *t, int64_t now, struct error *e)
{
    struct outage *outages;
    size_t count;
    if (!outages_load(n->reader, &t->arena, &outages, &count, e))
        return false;
    if (count > 0 && !*outages[0].host) {
        t->offline_since = outages[0].since;
        t->login = connectivity_is_login(outages[0].problem);
    }
    for (size_t i = 0; count > 0 && i < t->n; i++) {
        struct tree_node *node = &t->nodes[i];
        bool asked = node->is_account || (node_is_source(node->kind) && !node->synced &&
                                          node->url && node->health != HEALTH_STOPPED);
        const struct outage *outage = asked ? find_outage(outages, count, node->url) : NULL;
        if (outage) {
            node->health = HEALTH_UNREACHABLE;
            node->status.problem = outage->problem;
            node->status.error = ERROR_NETWORK;
        }
        t->waiting += t->offline_since != 0 && waits(node, now);
    }
    return true;
}

static bool read_bad_rules(struct engine *n, struct tree *t, struct error *e)
{
    size_t count;
    if (!rules_list(n->reader, &t->arena, &t->bad_rules, &count, e))
        return false;
    for (size_t i = 0; i < count; i++)
        if (rule_trouble(&t->bad_rules[i]))
            t->bad_rules[t->n_bad_rules++] = t->bad_rules[i];
    return true;
}

bool engine_tree(struct engine *n, struct tree *out, struct error *e)
{
    int64_t now = clock_now(n->options.clock);
    int64_t downloads, downloads_open;
    *out = (struct tree){0};
    if (!downloads_count(n->reader, &downloads, &downloads_open, e) ||
        !tree_load(n->reader, out, e))
        return false;
    out->downloads = downloads;
    out->downloads_open = downloads_open;
    for (size_t i = 0; i < out->n; i++)
        out->nodes[i].health = health_of(&out->nodes[i], now);
    if (!read_outages(n, out, now, e) || !read_bad_rules(n, out, e)) {
        tree_fini(out);
        return false;
    }
    troubles_find(out);
    return true;
}

bool engine_tree_counts(struct engine *n, struct tree_counts *out, struct error *e)
{
    return tree_load_counts(n->reader, out, e);
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

bool engine_accounts(struct engine *n, struct account_list *out, struct error *e)
{
    return accounts_load(n->reader, out, e);
}
