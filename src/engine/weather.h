/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The state of the network and of each host, apart from what goes wrong with a source itself. A
 * host that cannot be reached, or a machine without a network, counts as no failure of the sources
 * there: they stay due, and are tried again as soon as the host, or anything, is reached. On the
 * engine thread.
 */
#ifndef GANDER_ENGINE_WEATHER_H
#define GANDER_ENGINE_WEATHER_H

#include "base/vec.h"
#include "engine/engine.h"
#include "net/net.h"

struct worker;

struct weather {
    VEC(char *) silent;    /* hosts that fell silent during this refresh */
    bool reached;          /* something in the open network was, during this refresh */
    bool no_route;         /* the machine is connected to nothing, as the last request found */
    VEC(int64_t) waiting;  /* sources that could not be reached in this session */
    bool clear;            /* no outage is known: a response ends none */
    bool recovered;        /* an outage has ended: what waits is worth a try … */
    int64_t retry_at_ms;   /* … at this time (monotonic); 0: not planned */
    engine_ticket retries; /* counted: their tickets are the last ones downwards */
};

void weather_fini(struct weather *weather);

/* A refresh begins: whether there is a network is to be found out anew. */
void weather_begin(struct worker *w);
/* Every response passes here before its owner sees it; without a network its error says so. */
void weather_note(struct worker *w, struct net_response *r);
/* A source waits for its host or the network. */
void weather_add_waiting(struct worker *w, int64_t source);
/* A source was reached. */
void weather_drop_waiting(struct worker *w, int64_t source);
/* All answers of a refresh are there: whether there is no network. */
bool weather_is_away(struct worker *w);

/* Refreshes what waited once an outage has ended. */
void weather_step(struct worker *w);
/* Milliseconds until there is something to do, -1 for ever. */
int weather_wait_ms(const struct worker *w);

#endif
