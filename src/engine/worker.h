/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The engine thread: takes commands, fetches, and is the only writer of the database. Everything
 * below runs on that thread. It waits in one place (worker_run) and does one thing at a time: a
 * command, or the responses that have arrived, with their merges; those share a transaction as long
 * as it stays short, so that a mark made during a refresh never waits long.
 */
#ifndef GANDER_ENGINE_WORKER_H
#define GANDER_ENGINE_WORKER_H

#include <stdatomic.h>

#include "base/mailbox.h"
#include "base/vec.h"
#include "engine/command.h"
#include "engine/engine.h"
#include "engine/journal.h"
#include "engine/picture-cache.h"
#include "engine/weather.h"
#include "net/net.h"
#include "store/store.h"

struct worker;

/* A request under way: the first member of its owner's state. Exactly one of the two functions is
 * called, and frees the fetch. */
struct fetch {
    /* The answer, or the reason for none; the response stays the worker's. */
    void (*done)(struct worker *w, struct fetch *f, struct net_response *r);
    /* The user cancelled, or the engine closes: ends the ticket with `e` (ERROR_CANCELLED), and
     * neither requests nor stores anything. */
    void (*cancelled)(struct worker *w, struct fetch *f, const struct error *e);
    bool lasting;  /* cancelling a refresh leaves it alone */
    bool may_wait; /* its answer may be kept until those of other hosts are there (weather.h) */
};

struct worker {
    const struct engine_options *options;
    const struct clock *clock;
    struct store *store;
    struct net *net;          /* NULL until the first request */
    struct site_rules *rules; /* likewise */
    struct mailbox *inbox, *outbox;
    struct journal journal;
    struct refresh *refreshes; /* under way */
    struct weather weather;
    struct picture_cache pictures;
    struct picture_run *picture_runs; /* under way */
    struct picture_request *pictures_asked;
    struct download_job *downloads; /* queued and under way */
    int download_lock_fd;           /* -1, or the lock that keeps other processes from it */
    int lock_fd;                    /* -1, or the lock that keeps other processes from refreshing */
    int watch_fd;                   /* -1, or readable when some process writes the database */
    int64_t look_at_ms;             /* when to ask the database about it, 0: no need */
    int64_t version;                /* of the database, as others changed it */
    int64_t index_at_ms;            /* when to index texts, 0: all that is known of are */
    int64_t told_at_ms;             /* when the last EVENT_CHANGED of a refresh went out */
    VEC(struct engine_event *) held; /* told while a batch is open: they go out when it is kept */
    bool batch;
    bool stopping;
    engine_ticket stop;    /* to be told of the end; 0: nobody waits for it */
    atomic_bool abandoned; /* by the UI thread: nothing is waited for any more */
    int64_t locked_ms;     /* since when another process keeps the database (monotonic), 0 */
    bool gave_up;          /* waiting for that, in the last command or batch */
};

/* Takes the store over. */
struct worker *worker_new(const struct engine_options *options, struct store *store,
                          struct mailbox *inbox, struct mailbox *outbox);
void worker_free(struct worker *w);
/* The thread's function: returns when it has been told to stop. */
void *worker_run(void *worker);

/* Sends a request (its tag is set to `f`); the network is opened when it is the first. */
MUST_CHECK bool worker_fetch(struct worker *w, struct fetch *f, struct net_request *request,
                             struct error *e);

/* Cancels every request but the lasting ones. */
void worker_cancel(struct worker *w);

static inline int64_t worker_now(const struct worker *w)
{
    return clock_now(w->clock);
}

/* ---- events ------------------------------------------------------------------------------ */

struct engine_event *event_new(enum engine_event_kind kind, engine_ticket ticket);
/* Goes out at once, or with the batch that it belongs to. */
void worker_tell(struct worker *w, struct engine_event *event);
void worker_tell_changed(struct worker *w, engine_ticket ticket);
/* The last event of a ticket; `e` may be NULL. Fields may be set before worker_tell. */
struct engine_event *event_done(engine_ticket ticket, const struct error *e);

#endif
