/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads of the tree and of sources' settings, on the UI thread's connection. */
#include <stdlib.h>
#include <string.h>

#include "engine/internal.h"
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

/* ---- sources with problems, by host and reason ---------------------------------------------- */

struct entry {
    struct str host;
    const char *problem;
    size_t node;
    size_t first; /* node of its group */
};

static int compare_groups(const struct entry *a, const struct entry *b)
{
    int order = str_cmp(a->host, b->host);
    return order ? order : strcmp(a->problem ? a->problem : "", b->problem ? b->problem : "");
}

static int by_group(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = compare_groups(x, y);
    return order ? order : (x->node > y->node) - (x->node < y->node);
}

static int by_first(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = (x->first > y->first) - (x->first < y->first);
    return order ? order : (x->node > y->node) - (x->node < y->node);
}

static size_t collect(const struct tree *t, struct entry *entries)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        if (node_has_problem(&t->nodes[i])) {
            entries[n++] = (struct entry){.host = url_host(t->nodes[i].url),
                                          .problem = t->nodes[i].status.problem,
                                          .node = i};
        }
    }
    if (n > 0)
        qsort(entries, n, sizeof *entries, by_group);
    for (size_t i = 0; i < n; i++) {
        bool same = i > 0 && compare_groups(&entries[i - 1], &entries[i]) == 0;
        entries[i].first = same ? entries[i - 1].first : entries[i].node;
    }
    if (n > 0)
        qsort(entries, n, sizeof *entries, by_first);
    return n;
}

/* Sets the tree's `troubles` and `problems` from its nodes. */
static void find_troubles(struct tree *t)
{
    struct entry *entries = arena_array(&t->arena, t->n, sizeof *entries);
    size_t n = collect(t, entries);
    size_t *nodes = arena_array(&t->arena, n, sizeof *nodes);
    t->problems = (int64_t)n;
    t->troubles = arena_array(&t->arena, n, sizeof *t->troubles);
    for (size_t i = 0; i < n; i++) {
        nodes[i] = entries[i].node;
        if (i == 0 || entries[i].first != entries[i - 1].first) {
            t->troubles[t->n_troubles++] = (struct tree_trouble){
                .host = arena_strndup(&t->arena, entries[i].host.p, entries[i].host.n),
                .problem = entries[i].problem,
                .nodes = &nodes[i],
            };
        }
        t->troubles[t->n_troubles - 1].n++;
    }
}

/* ---- reads ---------------------------------------------------------------------------------- */

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
    find_troubles(out);
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
