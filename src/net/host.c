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

void host_enqueue(struct host *h, struct transfer *x)
{
    /* Usually at the end: a walk for each would be quadratic. */
    bool at_end = h->last && h->last->priority >= x->priority;
    struct transfer **at = at_end ? &h->last->next : &h->first;
    while (*at && (*at)->priority >= x->priority)
        at = &(*at)->next;
    x->next = *at;
    *at = x;
    h->last = x->next ? h->last : x;
}

/* Removes the request after `before`, NULL for the first. */
static struct transfer *remove_after(struct host *h, struct transfer *before)
{
    struct transfer **at = before ? &before->next : &h->first, *x = *at;
    *at = x->next;
    h->last = h->last == x ? before : h->last;
    x->next = NULL;
    return x;
}

struct transfer *host_dequeue(struct host *h)
{
    return h->first ? remove_after(h, NULL) : NULL;
}

struct transfer *host_next(struct host_table *t, int64_t now_ms, int64_t *wait_ms)
{
    struct host *best = NULL;
    *wait_ms = -1;
    for (size_t i = 0; i < t->hosts.n; i++) {
        struct host *h = t->hosts.v[i];
        if (!h->first || h->active >= (h->is_private ? t->max_active_private : t->max_active))
            continue;
        if (h->next_start_ms > now_ms) {
            int64_t wait = h->next_start_ms - now_ms;
            *wait_ms = *wait_ms < 0 || wait < *wait_ms ? wait : *wait_ms;
        } else if (!best || h->first->priority > best->first->priority) {
            best = h;
        }
    }
    if (!best)
        return NULL;
    best->active++;
    best->next_start_ms = best->is_private ? now_ms : now_ms + t->gap_ms;
    return host_dequeue(best);
}

struct transfer *host_dequeue_matching(struct host_table *t,
                                       bool (*which)(const void *context, const void *tag),
                                       const void *context)
{
    for (size_t i = 0; i < t->hosts.n; i++) {
        struct transfer *before = NULL;
        for (struct transfer *x = t->hosts.v[i]->first; x; before = x, x = x->next)
            if (!which || which(context, x->request.tag))
                return remove_after(t->hosts.v[i], before);
    }
    return NULL;
}
