/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Addresses that a source may cause requests to: pages, pictures and files of its articles. Trust
 * derives from the address that the user subscribed to, and from whether it was in a private
 * network at that time; never from a response, such as an article's link.
 */
#pragma once

#include "base/mem.h"
#include "net/net.h"
#include "store/store.h"

struct source_reach {
    const char *url; /* of the source; NULL: none */
    bool is_private; /* source in a private network */
};

/* Loads the reach of a source (0: none); strings in the arena. */
struct source_reach source_reach_load(struct store *store, int64_t source, struct arena *arena);

/* True if the source may cause a request to `url`: a file only for another file, a private address
 * only for a private source. Also checked before using a cached picture. */
bool source_reach_allows(const struct source_reach *reach, const char *url);

/* Reach for net, which checks resolved addresses. */
enum net_reach source_reach_net(const struct source_reach *reach);
