/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a source may make gander ask for: its articles' pages, pictures and files. Trust comes from
 * the address that the user subscribed to, and from whether it was in a private network then; never
 * from what an answer says of itself, such as an article's link.
 */
#ifndef GANDER_ENGINE_THREAD_SOURCE_REACH_H
#define GANDER_ENGINE_THREAD_SOURCE_REACH_H

#include "base/mem.h"
#include "net/net.h"
#include "store/store.h"

struct source_reach {
    const char *url; /* of the source; NULL when there is none */
    bool is_private; /* the source is in a private network */
};

/* Of a source (0: none); strings in the arena. */
struct source_reach source_reach_load(struct store *store, int64_t source, struct arena *arena);

/* Whether something in the source may make gander ask for the address: a file only for another one,
 * an address that shows itself as private only for a private source. Pictures are asked about
 * before the cache, for looking as for fetching. */
bool source_reach_allows(const struct source_reach *reach, const char *url);

/* What net is to allow of names that resolve to private addresses. */
enum net_reach source_reach_net(const struct source_reach *reach);

#endif
