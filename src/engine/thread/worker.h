/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of the engine thread, and the services that its parts share: requests and events. */
#ifndef GANDER_ENGINE_THREAD_WORKER_H
#define GANDER_ENGINE_THREAD_WORKER_H

#include <stdatomic.h>

#include "base/mailbox.h"
#include "base/vec.h"
#include "engine/data/command.h"
#include "engine/edit/journal.h"
#include "engine/engine.h"
#include "engine/picture/cache.h"
#include "engine/thread/weather.h"
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
    bool worked;   /* its address did not long ago */
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
    bool displaced;                 /* its file was deleted or replaced */
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

/* Sends a request (its tag is set to `f`); the network is opened when it is the first. */
MUST_CHECK bool worker_fetch(struct worker *w, struct fetch *f, struct net_request *request,
                             struct error *e);

/* Cancels every request but the lasting ones. */
void worker_cancel(struct worker *w);

static inline int64_t worker_now(const struct worker *w)
{
    return clock_now(w->clock);
}

/* Goes out at once, or with the batch that it belongs to. */
void worker_tell(struct worker *w, struct engine_event *event);
void worker_tell_changed(struct worker *w, engine_ticket ticket);
/* The last event of a ticket; likewise, after a CHANGED. */
void worker_done(struct worker *w, engine_ticket ticket, const struct error *e);
void worker_done_with_change(struct worker *w, engine_ticket ticket, int64_t updated);

#endif
