/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hosts that requests go to, and whose turn it is: each has a queue by priority, a few places
 * for requests under way, a gap between two starts, and a time before which it wants no request.
 */
#ifndef GANDER_NET_HOST_H
#define GANDER_NET_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct transfer;

struct host {
    char *key;  /* "name:port" in lower case */
    char *name; /* for messages; with the port where it is not the usual one */
    bool is_private;
    int active;
    int64_t next_start_ms;  /* monotonic */
    int64_t retry_at;       /* seconds since 1970 */
    struct transfer *first; /* waiting, highest priority first */
};

struct host_table {
    VEC(struct host *) hosts; /* sorted by key */
    int max_active, max_active_private, gap_ms;
};

void host_table_fini(struct host_table *t);

/* The host of an address, made when it is new (with `make`). NULL when the address has none. */
struct host *host_of(struct host_table *t, const char *url, bool make);

/* Its name without the port: what cookies belong to. */
struct str host_name(const struct host *h);

/* Puts a request in its host's queue, behind those of its priority. */
void host_enqueue(struct host *h, struct transfer *x);

/* The request that may start now: of the highest priority, taken out of its queue and counted as
 * under way; NULL when none may, with *wait_ms the milliseconds until the next host's turn (-1:
 * only when another request ends). */
struct transfer *host_next(struct host_table *t, int64_t now_ms, int64_t *wait_ms);

/* The first request that waits for a host, taken out of its queue; NULL when there is none. */
struct transfer *host_take_first(struct host *h);

/* Any waiting request whose tag is `which` (NULL: any), taken out of its queue; NULL when there is
 * none. */
struct transfer *host_take_waiting(struct host_table *t,
                                   bool (*which)(const void *context, const void *tag),
                                   const void *context);

#endif
