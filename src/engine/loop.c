/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/loop.h"

#include <poll.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/timeout.h"
#include "engine/account/connection.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/download/download.h"
#include "engine/edit/index.h"
#include "engine/edit/views.h"
#include "engine/engine.h"
#include "engine/handlers.h"
#include "engine/picture/fetch.h"
#include "engine/refresh/run.h"
#include "engine/thread/parsing.h"
#include "engine/thread/programs.h"
#include "engine/thread/watch.h"
#include "store/search/index.h"
#include "store/sql/compress.h"
#include "store/view/walk.h"

enum { LOCKED_MS = 15000 }; /* waiting for another process's lock on the database */
enum { LARGE_ANSWER = 1 << 20 /* bytes */ };
enum { BATCH_MS = 100, IDLE_AFTER_MS = 30, WRITE_BACK_MS = 1000, VIEWS_AT_END_MS = 200 };
enum { FIRST_REST_MS = 5000 }; /* wait of idle work for the reader's first rest */

/* One deadline for everything that waits for another process's lock on the database. */
static bool may_wait(void *worker)
{
    struct worker *w = worker;
    int64_t now_ms = clock_monotonic_ms(w->clock);
    w->locked_ms = w->locked_ms ? w->locked_ms : now_ms;
    w->gave_up = atomic_load(&w->abandoned) || now_ms - w->locked_ms >= LOCKED_MS;
    return !w->gave_up;
}

/* Called after a command or batch: unless it gave up, the lock is released. */
static void note_lock(struct worker *w)
{
    w->locked_ms = w->gave_up ? w->locked_ms : 0;
    w->gave_up = false;
}

struct worker *loop_new(const struct engine_options *options, struct store *store,
                        struct mailbox *inbox, struct mailbox *outbox)
{
    struct worker *w = MEM_NEW(struct worker);
    w->options = options;
    w->clock = options->clock;
    w->store = store;
    store_set_patience(store, may_wait, w);
    store_set_zone(store, options->zone);
    store_write_back_aside(store);
    w->inbox = inbox;
    w->outbox = outbox;
    w->pictures = (struct picture_cache){
        .directory = options->picture_dir, .budget = options->picture_bytes, .total = -1};
    w->parsing.options = (struct parser_options){.program = options->parser,
                                                 .rules_dir = options->rules_dir,
                                                 .data_dir = options->data_dir,
                                                 .clock = options->clock,
                                                 .seconds = options->parser_seconds};
    w->lock_fd = w->download_lock_fd = w->watch_fd = -1;
    if (options->resident)
        w->watch_fd = watch_open(options->database);
    if (!store_data_version(store, &w->version, NULL))
        w->version = 0;
    return w;
}

void loop_free(struct worker *w)
{
    if (w) {
        net_close(w->net);
        account_connection_forget(w);
        parsing_fini(w);
        connectivity_fini(&w->connectivity);
        vec_fini(&w->programs.all);
        vec_fini(&w->programs.ended);
        vec_fini(&w->held);
        store_close(w->store);
        free(w);
    }
}

/* Refreshes sources whose host or network has recovered. */
static void run_retry(struct worker *w)
{
    struct engine_command *c = connectivity_step(w);
    if (c) {
        handle_command(w, c);
        engine_command_free(c);
    }
}

static bool run_commands(struct worker *w)
{
    bool any = false;
    for (struct engine_command *c; !w->stopping && (c = mailbox_take(w->inbox)); any = true) {
        handle_command(w, c);
        note_lock(w);
        engine_command_free(c);
    }
    return any;
}

/* ---- batches ------------------------------------------------------------------------------- */

static void open_batch(struct worker *w)
{
    struct error e;
    if (w->alone)
        return;
    w->batch = store_begin(w->store, &e);
    if (!w->batch)
        refresh_fail_all(w, &e);
    refresh_note_results(w);
}

/* Without what was rolled back. */
static void post_undone(struct worker *w, struct engine_event *event, const struct error *why)
{
    if (event->kind == EVENT_SOURCE || event->kind == EVENT_PAGE) {
        engine_event_free(event);
        return;
    }
    if (event->last && event->error.code == ERROR_NONE)
        event->error = *why;
    mailbox_post(w->outbox, event);
}

/* Posts held events after the commit, so that readers find the changes that they report. */
static void close_batch(struct worker *w)
{
    struct error e = w->batch_error;
    if (!w->batch)
        return;
    bool kept = e.code == ERROR_NONE && store_commit(w->store, &e);
    if (w->batch_error.code != ERROR_NONE)
        store_rollback(w->store);
    w->batch = false;
    w->batch_error.code = ERROR_NONE;
    if (!kept)
        refresh_undo_batch(w, &e);
    for (size_t i = 0; i < w->held.n; i++)
        if (kept)
            mailbox_post(w->outbox, w->held.v[i]);
        else
            post_undone(w, w->held.v[i], &e);
    w->held.n = 0;
}

static void handle_response(struct worker *w, struct net_response *r)
{
    struct fetch *f = r->tag;
    if (r->error.code == ERROR_CANCELLED)
        f->cancelled(w, f, &r->error);
    else
        f->done(w, f, r);
    net_response_free(r);
}

/* The articles of a large answer are merged in transactions of their own, which are bounded. */
static bool leave_batch(struct worker *w, const struct net_response *r)
{
    bool alone = w->batch && r->body.n > LARGE_ANSWER;
    if (alone)
        close_batch(w);
    return alone;
}

static void dispatch_response(struct worker *w, struct net_response *r)
{
    bool alone = leave_batch(w, r);
    handle_response(w, r);
    if (alone)
        open_batch(w);
}

static bool take_parsed(struct worker *w)
{
    const struct net_response *r = parsing_ended(w);
    if (!r)
        return false;
    bool alone = leave_batch(w, r);
    parsing_finish(w);
    if (alone)
        open_batch(w);
    return true;
}

/* Of a response from the network. */
static void dispatch_or_filter(struct worker *w, struct net_response *r)
{
    const struct fetch *f = r->tag;
    if (f->filter && r->error.code == ERROR_NONE && r->status >= 200 && r->status <= 299)
        programs_filter(w, r);
    else
        dispatch_response(w, r);
}

/* The network keeps its responses while enough of them wait for the parser. */
static bool net_has_next(const struct worker *w)
{
    return w->net && net_has_response(w->net) && parsing_has_room(w);
}

static bool take_response(struct worker *w)
{
    struct net_response *r;
    if (take_parsed(w))
        return true;
    if (programs_take(w, &r)) {
        if (r)
            dispatch_response(w, r);
        return true;
    }
    struct net_response *kept = connectivity_take(w, refresh_under_way(w));
    r = !kept && net_has_next(w) ? net_take(w->net) : NULL;
    if (kept)
        dispatch_or_filter(w, kept);
    else if (r && (r->error.code == ERROR_CANCELLED || !connectivity_holds_back(w, r)))
        dispatch_or_filter(w, r);
    return kept || r;
}

static bool has_response(const struct worker *w)
{
    return parsing_ended(w) || programs_have_ended(w) || net_has_next(w) ||
           connectivity_has_decided(w, refresh_under_way(w));
}

/* Waits for the mailbox, the network, the parser, and `n` more descriptors before these. */
static void wait_for(struct worker *w, struct pollfd *fds, size_t n, int timeout_ms)
{
    fds[n++] = (struct pollfd){.fd = mailbox_fd(w->inbox), .events = POLLIN};
    n += parsing_fds(w, fds + n);
    timeout_ms = timeout_shorter(timeout_ms, parsing_wait_ms(w));
    if (w->net && !net_has_response(w->net))
        net_wait(w->net, timeout_ms, fds, n);
    else
        poll(fds, n, timeout_ms);
}

/* Result of the parser before the batch ends, or what the network has by now. */
static void await_response(struct worker *w, int64_t end_ms)
{
    struct pollfd fds[1 + PARSERS];
    int64_t left_ms = parsing_under_way(w) ? end_ms - clock_monotonic_ms(w->clock) : 0;
    wait_for(w, fds, 0, left_ms > 0 ? (int)left_ms : 0);
    parsing_step(w);
}

static bool has_command(void *worker)
{
    const struct worker *w = worker;
    struct pollfd fd = {.fd = mailbox_fd(w->inbox), .events = POLLIN};
    return poll(&fd, 1, 0) > 0;
}

/* Merges arrived responses in one transaction, so that shared pages are written once. A command
 * ends it. */
static bool take_responses(struct worker *w)
{
    if (!has_response(w))
        return false;
    int64_t end_ms = clock_monotonic_ms(w->clock) + BATCH_MS;
    open_batch(w);
    while (take_response(w) && w->batch_error.code == ERROR_NONE &&
           clock_monotonic_ms(w->clock) < end_ms && !has_command(w)) {
        parsing_step(w);
        if (!has_response(w))
            await_response(w, end_ms);
    }
    close_batch(w);
    return true;
}

/* ---- idle work ------------------------------------------------------------------------------ */

/* Schedules idle work after a period of idleness, so that it takes no time from a refresh. */
static void idle_later(struct worker *w)
{
    w->worked = true;
    w->idle_at_ms = clock_monotonic_ms(w->clock) + IDLE_AFTER_MS;
    w->write_back_at_ms = 0;
}

/* Milliseconds until a time of idle work; -1: none. */
static int wait_ms(const struct worker *w, int64_t at_ms)
{
    return timeout_until(at_ms, clock_monotonic_ms(w->clock));
}

static void release_memory(struct worker *w)
{
    if (!refresh_under_way(w))
        parsing_rest(w);
    store_release_memory(w->store);
    net_release_memory();
    mem_trim();
}

/* Memory and log at rest do not depend on what was done before. */
static void rest(struct worker *w)
{
    w->idle_at_ms = 0;
    w->write_back_at_ms =
        store_has_log(w->store) ? clock_monotonic_ms(w->clock) + WRITE_BACK_MS : 0;
    release_memory(w);
}

/* Later than rest(), since it waits for the disk: not between the changes of a user at work. A
 * failure is of no consequence: the next idle moment of any process tries again. */
static void write_back(struct worker *w)
{
    struct error e;
    w->write_back_at_ms = 0;
    if (!store_write_back(w->store, &e))
        log_warning("engine", "%s", e.detail);
}

/* In turns, so that the index takes the pages that compression frees. */
static bool index_and_compress(struct worker *w, bool *more)
{
    bool to_index = false, to_compress = false;
    bool ok =
        search_index_step(w->store, &to_index, NULL) && compress_step(w->store, &to_compress, NULL);
    *more = to_index || to_compress;
    return ok;
}

/* A step of what is left of the word index and of texts to compress, of the index's merges, of free
 * pages, in this order; true while more is left. Given up for a command, which would wait for it.
 */
static bool tidy_articles(struct worker *w)
{
    bool more = false;
    store_set_idle(w->store, has_command, w);
    bool ok = index_and_compress(w, &more) && (more || search_index_merge(w->store, &more, NULL)) &&
              (more || store_shrink(w->store, &more, NULL));
    store_set_idle(w->store, NULL, NULL);
    return ok ? more : has_command(w);
}

static bool tidy(struct worker *w)
{
    bool more = false;
    return edit_walk_views(w, &more) && (more || tidy_articles(w));
}

/* Not before the reader's first frame, which would share processor and disk with it. A reader in
 * constant use never rests. */
static bool may_tidy(const struct worker *w)
{
    return !w->options->resident || atomic_load(&w->rested) ||
           clock_monotonic_ms(w->clock) - w->start_ms >= FIRST_REST_MS;
}

/* A pause between steps lets other processes write. */
static void idle_step(struct worker *w)
{
    if (wait_ms(w, w->write_back_at_ms) == 0)
        write_back(w);
    if (wait_ms(w, w->idle_at_ms) == 0 && !may_tidy(w)) {
        w->idle_at_ms = clock_monotonic_ms(w->clock) + IDLE_AFTER_MS;
    } else if (wait_ms(w, w->idle_at_ms) == 0) {
        if (w->worked && !refresh_under_way(w)) { /* indexing takes minutes in a large archive */
            release_memory(w);
            w->worked = false;
        }
        if (tidy(w))
            w->idle_at_ms = clock_monotonic_ms(w->clock) + INDEX_PAUSE_MS;
        else
            rest(w);
    }
}

/* Completes views before exit, unless it takes long: short-lived runs would leave them each time. A
 * reader goes on with them when it runs again. */
static void complete_views(struct worker *w)
{
    int64_t end_ms = clock_monotonic_ms(w->clock) + VIEWS_AT_END_MS;
    bool more = !w->options->resident;
    while (more && clock_monotonic_ms(w->clock) < end_ms &&
           views_walk_step(w->store, &more, NULL)) {
    }
}

/* Compresses texts for a twentieth of the time that the work took, or a step of about 10 ms, where
 * no reader does it in idle moments. */
static void compress_some(struct worker *w)
{
    int64_t now_ms = clock_monotonic_ms(w->clock), end_ms = now_ms + (now_ms - w->start_ms) / 20;
    bool more = w->net && !w->options->resident;
    while (more && compress_step(w->store, &more, NULL) && clock_monotonic_ms(w->clock) < end_ms) {
    }
}

/* ---- loop ----------------------------------------------------------------------------------- */

static void wait_for_events(struct worker *w)
{
    int timeout_ms =
        timeout_shorter(timeout_shorter(watch_notice(w), download_report(w)),
                        timeout_shorter(wait_ms(w, w->idle_at_ms), connectivity_wait_ms(w)));
    struct pollfd fds[2 + PROGRAMS_MAX_FDS + PARSERS] = {{.fd = w->watch_fd, .events = POLLIN}};
    size_t n = w->watch_fd >= 0 ? 1 : 0;
    n += programs_fds(w, fds + n);
    timeout_ms = timeout_shorter(
        timeout_ms, timeout_shorter(programs_wait_ms(w), wait_ms(w, w->write_back_at_ms)));
    wait_for(w, fds, n, timeout_shorter(timeout_ms, refresh_wait_ms(w)));
}

/* Cancels all running work. */
static void cancel_all(struct worker *w)
{
    picture_fetch_cancel(w);
    refresh_cancel_all(w);
    download_close(w);
    while (take_responses(w) || refresh_step(w)) {
    }
    complete_views(w);
    edit_index_rest(w);
}

void *loop_run(void *worker)
{
    struct worker *w = worker;
    w->start_ms = clock_monotonic_ms(w->clock);
    download_recover(w);
    idle_later(w);
    while (!w->stopping) {
        edit_begin_day(w);
        bool busy = run_commands(w);
        if (w->stopping)
            break;
        programs_step(w);
        parsing_step(w);
        busy = take_responses(w) || refresh_step(w) || picture_fetch_step(w) || busy;
        note_lock(w);
        if (busy) {
            idle_later(w);
        } else {
            idle_step(w);
            run_retry(w);
            refresh_tell_awaited(w);
            wait_for_events(w);
        }
    }
    cancel_all(w);
    compress_some(w);
    if (w->stop)
        mailbox_post(w->outbox, event_done(w->stop, NULL));
    return NULL;
}
