/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The state of the network and of each host, apart from what goes wrong with a source itself. A
 * host that cannot be reached, or a machine without a network, counts as no failure of the sources
 * there: they stay due, and are tried again as soon as the host, or anything, is reached. On the
 * engine thread.
 */
#ifndef GANDER_ENGINE_THREAD_WEATHER_H
#define GANDER_ENGINE_THREAD_WEATHER_H

#include "base/vec.h"
#include "engine/engine.h"
#include "net/net.h"

/* Further refresh_flags. */
enum { REFRESH_WAITING = 1 << 8 }; /* of what could not be reached before */

struct worker;

struct weather {
    VEC(char *) silent; /* hosts that fell silent during this refresh */
    bool reached;       /* something in the open network was, during this refresh */
    bool no_route;      /* the machine is connected to nothing, as the last request found */
    bool login;         /* the network asks for a login, and nothing beyond it was reached */
    bool worked_lately; /* a host that fell silent during this refresh */
    VEC(struct net_response *) doubtful; /* kept: perhaps not their host's answers */
    VEC(int64_t) waiting;                /* sources that could not be reached in this session */
    bool clear;                          /* no outage is known: a response ends none */
    bool recovered;                      /* an outage has ended: what waits is worth a try … */
    int64_t retry_at_ms;                 /* … at this time (monotonic); 0: not planned */
    engine_ticket retries;               /* counted: their tickets are the last ones downwards */
};

void weather_fini(struct weather *weather);

/* A refresh begins: whether there is a network is to be found out anew. */
void weather_begin(struct worker *w);
/* Every response passes here before its owner sees it; without a network its error says so. True
 * when it is kept: in a network that asks for a login, hosts answer with its page, or a certificate
 * of its. Which it was shows when all hosts have answered. */
bool weather_keeps(struct worker *w, struct net_response *r);
/* Whether what was kept can be handed over; its next one, or NULL. `under_way`: requests of all
 * refreshes that have not been dealt with. */
bool weather_has_decided(const struct worker *w, size_t under_way);
struct net_response *weather_take(struct worker *w, size_t under_way);
/* What was kept ends as cancelled. */
void weather_cancel(struct worker *w);
/* A source waits for its host or the network; worked: it was reached not long ago. */
void weather_add_waiting(struct worker *w, int64_t source, bool worked);
/* A source was reached. */
void weather_drop_waiting(struct worker *w, int64_t source);
/* All answers of a refresh are there: true with the reason where the network is to blame. */
bool weather_is_away(struct worker *w, struct error *reason);

/* Whether the problem of the network's outage is that it asks for a login. */
bool weather_is_login(const char *problem);

/* The refresh of what waited, once an outage has ended; NULL as long as there is none. To
 * engine_command_free(). */
struct engine_command *weather_step(struct worker *w);
/* Milliseconds until there is something to do, -1 for ever. */
int weather_wait_ms(const struct worker *w);

#endif
