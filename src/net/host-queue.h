/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scheduling of requests by host: each host has a priority queue, a limit of active requests, a
 * minimum gap between two starts, and a time before which it accepts none (Retry-After). Queued
 * transfers are borrowed.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"

struct transfer;

struct host {
    char *key;  /* "name:port" in lower case */
    char *name; /* for messages; with a port other than the default */
    bool is_private;
    int active;
    int64_t next_start_ms;         /* monotonic */
    int64_t retry_at;              /* seconds since 1970 */
    struct transfer *first, *last; /* queue, highest priority first */
    struct host *previous, *next;  /* in its level */
};

/* Hosts whose first request has the priority, by turns. */
struct host_level {
    int priority;
    struct host *first, *last;
};

struct host_table {
    struct arena arena;            /* of the hosts: between requests, they would keep pages */
    VEC(struct host *) hosts;      /* sorted by key */
    VEC(struct host_level) levels; /* highest priority first */
    size_t n_waiting;              /* hosts with a queue */
    int max_active, max_active_private, gap_ms;
};

void host_table_fini(struct host_table *t);

/* Host of an address, created on demand with `make`. NULL when it is unknown or the address has no
 * host. */
struct host *host_of(struct host_table *t, const char *url, bool make);

/* Name without port, the scope of cookies. */
struct str host_name(const struct host *h);

/* Queues a request behind others of its priority. */
void host_enqueue(struct host_table *t, struct host *h, struct transfer *x);

/* Dequeues the request of the highest priority that may start now, of equal ones that of the host
 * whose turn was the longest ago, and counts it as active. Takes no time with the number of hosts,
 * except of those that are busy or in a gap. NULL when none may; *wait_ms is then the time until a
 * host's gap ends, -1 when only the end of another request can help. */
struct transfer *host_next(struct host_table *t, int64_t now_ms, int64_t *wait_ms);

/* Dequeues a host's first request; NULL when there is none. */
struct transfer *host_dequeue(struct host_table *t, struct host *h);

/* Dequeues any request whose tag satisfies `which` (NULL: any request); NULL when there is none. */
struct transfer *host_dequeue_matching(struct host_table *t,
                                       bool (*which)(const void *context, const void *tag),
                                       const void *context);
