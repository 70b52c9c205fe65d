/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of the engine thread, and services shared by its parts: requests, events, articles of
 * commands. All of it belongs to the engine thread, except `abandoned` and `rested`. */
#pragma once

#include <stdatomic.h>

#include "base/mailbox.h"
#include "base/vec.h"
#include "engine/data/ticket.h"
#include "engine/parse/parser.h"
#include "engine/picture/cache.h"
#include "engine/thread/connectivity.h"
#include "net/net.h"
#include "store/store.h"

struct engine_command;
struct engine_event;
struct engine_options;
struct ids;
struct worker;

/* Pending request: first member of its owner's state. Exactly one of the functions is called, and
 * frees the fetch, unless it asks for more. */
struct fetch {
    /* Response or error. The response stays the worker's, but may be taken. */
    void (*done)(struct worker *w, struct fetch *f, struct net_response *r);
    /* Cancellation by the user or engine_close(): ends the ticket with `e` (ERROR_CANCELLED), and
     * neither requests nor stores anything. */
    void (*cancelled)(struct worker *w, struct fetch *f, const struct error *e);
    bool lasting;       /* not cancelled with refreshes */
    bool may_wait;      /* its response may be held back until other hosts have responded
                           (connectivity.h) */
    bool worked;        /* its address responded lately */
    const char *filter; /* program that the body of an answer passes before `done`; NULL: none */
    const char *name;   /* source's, or an address, to say what holds up a refresh; NULL: none */
};

/* See programs.h. */
struct programs {
    VEC(struct program *) all; /* running ones first */
    VEC(struct program *) ended;
};

/* See parsing.h. */
enum { PARSERS = 4 };
struct parsing {
    struct parser_options options;
    struct parser parsers[PARSERS];
    struct parse_job *jobs[PARSERS]; /* of each; NULL: none */
    VEC(struct parse_job *) waiting, ended;
};

struct worker {
    const struct engine_options *options;
    const struct clock *clock;
    struct store *store;
    struct net *net; /* NULL until the first request */
    struct parsing parsing;
    struct mailbox *inbox, *outbox;
    struct refresh *refreshes;                /* running */
    struct account_session *account_sessions; /* logins to servers */
    struct connectivity connectivity;
    struct programs programs;
    struct picture_cache pictures;
    struct picture_run *picture_runs; /* running */
    struct picture_request *picture_requests;
    struct download_job *downloads; /* queued and running */
    int download_lock_fd;           /* lock against downloads of other processes; -1: not held */
    int lock_fd;                    /* lock against refreshes of other processes; -1: not held */
    int watch_fd;                   /* watch on the database (watch.h); -1: none */
    int64_t check_at_ms;      /* when to query the database about it (monotonic); 0: not planned */
    int64_t version;          /* PRAGMA data_version: changes with others' commits */
    int64_t start_ms;         /* of the thread (monotonic) */
    bool displaced;           /* the database file was deleted or replaced */
    bool worked;              /* since the last idle work */
    int64_t idle_at_ms;       /* next step of idle work (monotonic); 0: none */
    int64_t write_back_at_ms; /* when to write the log back (monotonic); 0: not planned */
    int64_t views_day;        /* midnight that relative dates of views refer to; 0: unknown */
    int64_t indexed_at_ms;    /* last EVENT_PROGRESS of ENGINE_FILL_INDEX (monotonic) */
    int64_t walked_at_ms;     /* last EVENT_CHANGED about incomplete views (monotonic) */
    int64_t reported_at_ms;   /* time of a refresh's last EVENT_CHANGED (monotonic) */
    int64_t progress_at_ms;   /* time of a refresh's last EVENT_PROGRESS (monotonic) */
    const struct fetch *awaited;     /* told to hold up a refresh, perhaps freed; NULL: none */
    VEC(struct engine_event *) held; /* events of the open batch, posted after its commit */
    bool batch;
    struct error batch_error; /* of an answer of the open batch, which is rolled back for it */
    bool alone;               /* until the refreshes end, answers are stored without batches */
    bool stopping;
    engine_ticket stop;    /* ticket of ENGINE_STOP; 0: none */
    atomic_bool abandoned; /* set by the UI thread: waits for locks end */
    atomic_bool rested; /* set by the UI thread: the reader has shown all that it shows at first */
    int64_t locked_ms;  /* start of another process's lock (monotonic); 0: none */
    bool gave_up;       /* the last command or batch gave up waiting for the lock */
};

/* Sends a request with `f` as its tag; the first one opens the network. */
MUST_CHECK bool worker_fetch(struct worker *w, struct fetch *f, struct net_request *request,
                             struct error *e);

/* Cancels all requests except lasting ones. */
void worker_cancel(struct worker *w);

static inline int64_t worker_now(const struct worker *w)
{
    return clock_now(w->clock);
}

/* Posts an event at once, or after the commit of the open batch. */
void worker_post(struct worker *w, struct engine_event *event);
void worker_post_changed(struct worker *w, engine_ticket ticket);
/* Post a ticket's last event, worker_done_with_change() after a CHANGED. */
void worker_done(struct worker *w, engine_ticket ticket, const struct error *e);
void worker_done_with_change(struct worker *w, engine_ticket ticket, int64_t updated);

/* Articles that the command names by `ids`, else those of its query and ranges;
 * ids_fini() frees them. */
MUST_CHECK bool worker_find_articles(struct worker *w, const struct engine_command *c,
                                     struct ids *out, struct error *e);
