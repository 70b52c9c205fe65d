/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * State of the network and of hosts, as opposed to failures of a source. An unreachable host, or a
 * missing network, is no failure of its sources: they stay due, and are retried once the host, or
 * anything, is reached. Engine thread.
 */
#pragma once

#include "base/vec.h"
#include "engine/data/ticket.h"
#include "net/net.h"

enum { REFRESH_WAITING = 1 << 8 }; /* internal refresh_flag: retry of unreachable sources */

struct engine_command;
struct worker;

struct connectivity {
    VEC(char *) silent;                  /* hosts that stopped responding during this refresh */
    bool reached;                        /* a public host responded during this refresh */
    bool no_route;                       /* no route, as of the last request */
    bool login;                          /* captive portal, with no response from beyond */
    bool worked_lately;                  /* one of the unreachable hosts worked lately */
    VEC(struct net_response *) doubtful; /* held back: possibly from a captive portal */
    VEC(int64_t) waiting;                /* sources found unreachable in this session */
    bool clear;                          /* no outage is known, so responses end none */
    bool recovered;                      /* an outage has ended: waiting sources are retried … */
    int64_t retry_at_ms;                 /* … at this time (monotonic); 0: not planned */
    engine_ticket retries; /* number of retries; their tickets count down from the maximum */
};

void connectivity_fini(struct connectivity *connectivity);

/* Begins a refresh: the state of the network is unknown again. */
void connectivity_begin(struct worker *w);
/* Filters each response before its owner gets it; without network, sets its error accordingly. True
 * if it is held back: behind a captive portal, hosts respond with the portal's page or certificate.
 * The decision falls when all hosts have responded. */
bool connectivity_holds_back(struct worker *w, struct net_response *r);
/* True when responses held back can be released; connectivity_take() returns the next one, or NULL.
 * `under_way`: pending requests of all refreshes. */
bool connectivity_has_decided(const struct worker *w, size_t under_way);
struct net_response *connectivity_take(struct worker *w, size_t under_way);
/* Marks responses held back as cancelled. */
void connectivity_cancel(struct worker *w);
/* Adds a source that waits for its host or the network. `worked`: was reached lately. */
void connectivity_add_waiting(struct worker *w, int64_t source, bool worked);
/* Removes a source that was reached. */
void connectivity_drop_waiting(struct worker *w, int64_t source);
/* Called after all responses of a refresh: true, with the reason, if the network is down. */
bool connectivity_is_offline(struct worker *w, struct error *reason);

/* True if a network outage's problem is a captive portal. */
bool connectivity_is_login(const char *problem);

/* Retry of the waiting sources after an outage; NULL: none. engine_command_free() frees it. */
struct engine_command *connectivity_step(struct worker *w);
/* Milliseconds until connectivity_step() is due; -1: none. */
int connectivity_wait_ms(const struct worker *w);
