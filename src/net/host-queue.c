/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/host-queue.h"

#include <curl/curl.h>
#include <string.h>

#include "net/guard.h"
#include "net/transfer.h"

void host_table_fini(struct host_table *t)
{
    arena_fini(&t->arena);
    vec_fini(&t->hosts);
    vec_fini(&t->levels);
}

/* Parses with libcurl, so that limits apply to the host that it will connect to. */
static bool parse(const char *url, struct buf *key, struct buf *name)
{
    CURLU *parts = curl_url();
    char *scheme = NULL, *host = NULL, *port = NULL;
    bool ok = parts && curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
              curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
              curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK &&
              curl_url_get(parts, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK;
    if (ok) {
        bool usual = strcmp(port, strcmp(scheme, "https") == 0 ? "443" : "80") == 0;
        buf_printf(key, "%s:%s", host, port);
        for (size_t i = 0; i < key->n; i++)
            key->p[i] = ascii_lower(key->p[i]);
        buf_add_c(name, usual ? host : buf_c(key));
    }
    curl_free(scheme);
    curl_free(host);
    curl_free(port);
    curl_url_cleanup(parts);
    return ok;
}

/* Index of the host, or of the one before which it belongs. */
static size_t place_of(const struct host_table *t, const char *key, bool *found)
{
    size_t low = 0, high = t->hosts.n;
    *found = false;
    while (low < high && !*found) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(key, t->hosts.v[middle]->key);
        *found = order == 0;
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return high;
}

struct host *host_of(struct host_table *t, const char *url, bool make)
{
    AUTO(buf) key = BUF_INIT, name = BUF_INIT;
    bool found;
    if (!parse(url, &key, &name))
        return NULL;
    size_t at = place_of(t, buf_c(&key), &found);
    if (!found && make) {
        struct host *h = arena_alloc(&t->arena, sizeof *h);
        h->key = arena_strdup(&t->arena, buf_c(&key));
        h->name = arena_strdup(&t->arena, buf_c(&name));
        h->is_private = guard_is_private(url);
        vec_insert(&t->hosts, at, h);
    }
    return found || make ? t->hosts.v[at] : NULL;
}

struct str host_name(const struct host *h)
{
    const char *colon = strrchr(h->key, ':');
    return (struct str){h->key, (size_t)(colon - h->key)};
}

/* ---- levels --------------------------------------------------------------------------------- */

static struct host_level *level_of(struct host_table *t, int priority)
{
    size_t at = 0;
    while (at < t->levels.n && t->levels.v[at].priority > priority)
        at++;
    if (at == t->levels.n || t->levels.v[at].priority != priority) {
        struct host_level level = {.priority = priority};
        vec_insert(&t->levels, at, level);
    }
    return &t->levels.v[at];
}

static void enter_level(struct host_table *t, struct host *h)
{
    struct host_level *level = level_of(t, h->first->priority);
    h->previous = level->last;
    h->next = NULL;
    *(h->previous ? &h->previous->next : &level->first) = h;
    level->last = h;
    t->n_waiting++;
}

static void leave_level(struct host_table *t, struct host *h)
{
    struct host_level *level = level_of(t, h->first->priority);
    *(h->previous ? &h->previous->next : &level->first) = h->next;
    *(h->next ? &h->next->previous : &level->last) = h->previous;
    t->n_waiting--;
}

/* ---- queue ---------------------------------------------------------------------------------- */

/* Inserts the request after `before`, NULL for the first place. */
static void insert_after(struct host_table *t, struct host *h, struct transfer *before,
                         struct transfer *x)
{
    if (!before && h->first)
        leave_level(t, h);
    struct transfer **at = before ? &before->next : &h->first;
    x->next = *at;
    *at = x;
    h->last = x->next ? h->last : x;
    if (!before)
        enter_level(t, h);
}

void host_enqueue(struct host_table *t, struct host *h, struct transfer *x)
{
    struct transfer *before = NULL;
    if (h->last && h->last->priority >= x->priority) /* a walk for each would be quadratic */
        before = h->last;
    else
        for (struct transfer *at = h->first; at && at->priority >= x->priority; at = at->next)
            before = at;
    insert_after(t, h, before, x);
}

/* Removes the request after `before`, NULL for the first; then others of its level have a turn. */
static struct transfer *remove_after(struct host_table *t, struct host *h, struct transfer *before)
{
    struct transfer **at = before ? &before->next : &h->first, *x = *at;
    if (!before)
        leave_level(t, h);
    *at = x->next;
    h->last = h->last == x ? before : h->last;
    x->next = NULL;
    if (!before && h->first)
        enter_level(t, h);
    return x;
}

struct transfer *host_dequeue(struct host_table *t, struct host *h)
{
    return h->first ? remove_after(t, h, NULL) : NULL;
}

static bool is_full(const struct host_table *t, const struct host *h)
{
    return h->active >= (h->is_private ? t->max_active_private : t->max_active);
}

struct transfer *host_next(struct host_table *t, int64_t now_ms, int64_t *wait_ms)
{
    *wait_ms = -1;
    for (size_t i = 0; i < t->levels.n; i++) {
        for (struct host *h = t->levels.v[i].first; h; h = h->next) {
            int64_t wait = h->next_start_ms - now_ms;
            if (!is_full(t, h) && wait <= 0) {
                h->active++;
                h->next_start_ms = h->is_private ? now_ms : now_ms + t->gap_ms;
                return host_dequeue(t, h);
            }
            if (!is_full(t, h) && (*wait_ms < 0 || wait < *wait_ms))
                *wait_ms = wait;
        }
    }
    return NULL;
}

struct transfer *host_dequeue_matching(struct host_table *t,
                                       bool (*which)(const void *context, const void *tag),
                                       const void *context)
{
    for (size_t i = 0; i < t->levels.n; i++) {
        for (struct host *h = t->levels.v[i].first; h; h = h->next) {
            struct transfer *before = NULL;
            for (struct transfer *x = h->first; x; before = x, x = x->next)
                if (!which || which(context, x->request.tag))
                    return remove_after(t, h, before);
        }
    }
    return NULL;
}
