/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/host.h"

#include <curl/curl.h>
#include <string.h>

#include "net/guard.h"
#include "net/transfer.h"

static void host_free(struct host *h)
{
    free(h->key);
    free(h->name);
    free(h);
}

void host_table_fini(struct host_table *t)
{
    for (size_t i = 0; i < t->hosts.n; i++)
        host_free(t->hosts.v[i]);
    vec_fini(&t->hosts);
    vec_fini(&t->levels);
}

/* Parses with libcurl, so that limits apply to the host that it will connect to. */
static struct host *host_new(const char *url)
{
    struct host *h = NULL;
    CURLU *parts = curl_url();
    char *scheme = NULL, *name = NULL, *port = NULL;
    if (parts && curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_HOST, &name, 0) == CURLUE_OK &&
        curl_url_get(parts, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK) {
        bool usual = strcmp(port, strcmp(scheme, "https") == 0 ? "443" : "80") == 0;
        struct buf key = BUF_INIT, shown = BUF_INIT;
        buf_printf(&key, "%s:%s", name, port);
        for (size_t i = 0; i < key.n; i++)
            key.p[i] = ascii_lower(key.p[i]);
        buf_add_c(&shown, usual ? name : buf_c(&key));
        h = MEM_NEW(struct host);
        h->key = buf_take(&key);
        h->name = buf_take(&shown);
        h->is_private = guard_is_private(url);
    }
    curl_free(scheme);
    curl_free(name);
    curl_free(port);
    curl_url_cleanup(parts);
    return h;
}

struct host *host_of(struct host_table *t, const char *url, bool make)
{
    struct host *h = host_new(url);
    if (!h)
        return NULL;
    size_t low = 0, high = t->hosts.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(h->key, t->hosts.v[middle]->key);
        if (order == 0) {
            host_free(h);
            return t->hosts.v[middle];
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    if (!make) {
        host_free(h);
        return NULL;
    }
    vec_push(&t->hosts, h);
    memmove(&t->hosts.v[low + 1], &t->hosts.v[low], (t->hosts.n - 1 - low) * sizeof h);
    t->hosts.v[low] = h;
    return h;
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
        vec_push(&t->levels, level);
        memmove(&t->levels.v[at + 1], &t->levels.v[at], (t->levels.n - 1 - at) * sizeof level);
        t->levels.v[at] = level;
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
