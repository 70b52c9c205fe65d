/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/run.h"

#include <stdlib.h>

#include "base/timeout.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/engine.h"
#include "engine/thread/lock.h"
#include "text/url/url.h"

enum {
    REPORT_EVERY_MS = 200,
    AWAITED_MS = 3000, /* without progress: then what holds up the end is told */
};

static void post_changed(struct worker *w, engine_ticket ticket)
{
    int64_t now_ms = clock_monotonic_ms(w->clock);
    if (now_ms - w->reported_at_ms >= REPORT_EVERY_MS) {
        w->reported_at_ms = now_ms;
        worker_post_changed(w, ticket);
        for (struct refresh *f = w->refreshes; f; f = f->next)
            f->unreported = false;
    }
}

void refresh_note_changes(struct worker *w, struct refresh *f)
{
    f->unreported = true;
    post_changed(w, f->ticket);
}

/* ---- progress ------------------------------------------------------------------------------- */

static bool has_name(const void *tag)
{
    return ((const struct fetch *)tag)->name != NULL;
}

/* Request that holds up the end, NULL while others wait to be sent. */
static const struct fetch *find_last(const struct worker *w)
{
    return w->net && w->refreshes ? net_last(w->net, has_name) : NULL;
}

/* Its name, or the host of an address. */
static const char *name_of(const struct fetch *last, struct arena *arena)
{
    struct str host = url_host(last->name);
    return host.p ? arena_strndup(arena, host.p, host.n) : arena_strdup(arena, last->name);
}

void refresh_post_progress(struct worker *w, const struct refresh *f)
{
    struct engine_event *event = event_new(EVENT_PROGRESS, f->ticket);
    const struct fetch *last = w->awaited ? find_last(w) : NULL;
    w->progress_at_ms = clock_monotonic_ms(w->clock);
    w->awaited = last == w->awaited ? last : NULL;
    if (w->awaited)
        event->title = name_of(last, &event->arena);
    event->done = f->results.done;
    event->total = f->total;
    event->pages_done = f->results.pages_done;
    event->pages_total = f->pages_total;
    worker_post(w, event);
}

int refresh_wait_ms(const struct worker *w)
{
    bool waits = w->refreshes && !w->awaited;
    return waits ? timeout_until(w->progress_at_ms + AWAITED_MS, clock_monotonic_ms(w->clock)) : -1;
}

void refresh_tell_awaited(struct worker *w)
{
    if (refresh_wait_ms(w) != 0)
        return;
    w->awaited = find_last(w);
    if (w->awaited)
        refresh_post_progress(w, w->refreshes);
    else
        w->progress_at_ms = clock_monotonic_ms(w->clock); /* looks again later */
}

/* ---- start and end -------------------------------------------------------------------------- */

struct refresh *refresh_begin(struct worker *w, engine_ticket ticket, unsigned flags)
{
    struct error e;
    if (!w->refreshes && !lock_take(w->options->database, "refresh", "another refresh is running",
                                    &w->lock_fd, &e)) {
        if (!(flags & REFRESH_WAITING))
            worker_done(w, ticket, &e);
        return NULL;
    }
    if (!w->refreshes)
        connectivity_begin(w);
    w->progress_at_ms = clock_monotonic_ms(w->clock);
    struct refresh *f = MEM_NEW(struct refresh);
    f->ticket = ticket;
    f->flags = flags;
    f->next = w->refreshes;
    w->refreshes = f;
    f->under_way++;
    return f;
}

void refresh_requested(struct refresh *f, const struct error *failure)
{
    if (failure)
        f->error = *failure;
    f->under_way--;
}

void refresh_send(struct worker *w, struct refresh *f)
{
    struct error e;
    bool ok = f->request(w, f, f->command, &e);
    if (!ok)
        worker_cancel(w);
    refresh_requested(f, ok ? NULL : &e);
}

static void finish(struct worker *w, struct refresh *f)
{
    struct refresh **at = &w->refreshes;
    while (*at != f)
        at = &(*at)->next;
    *at = f->next;
    if (!w->refreshes) {
        lock_release(w->lock_fd);
        w->lock_fd = -1;
        w->alone = false;
    }
    if (f->unreported)
        worker_post_changed(w, f->ticket);
    if (f->flags & REFRESH_WAITING)
        w->connectivity.recovered = false;
    bool failed = f->error.code != ERROR_NONE;
    struct engine_event *event = event_done(f->ticket, failed ? &f->error : &f->damage);
    event->done = f->results.done;
    event->total = f->total;
    event->pages_done = f->results.pages_done;
    event->pages_total = f->pages_total;
    event->pages_failed = f->results.pages_failed;
    event->added = f->results.counts.added;
    event->updated = f->results.counts.updated;
    event->unchanged = f->results.counts.unchanged;
    event->failed = f->results.failed;
    event->waiting = f->results.waiting;
    worker_post(w, event);
    if (w->refreshes)
        refresh_post_progress(w, w->refreshes); /* the one that the front end shows from now on */
    trim_fini(&f->trim);
    vec_fini(&f->failed_rules);
    ids_fini(&f->handled);
    engine_command_free(f->command);
    free(f);
}

/* ENGINE_FETCH_OLDER fails if there was no older page. */
static void check_older(struct refresh *f)
{
    if (f->error.code != ERROR_NONE || f->results.older_pages > 0 ||
        f->results.failed + f->results.waiting > 0)
        return;
    if (f->lists == 0)
        error_set(&f->error, ERROR_INVALID, 0, "no page that lists articles");
    else
        error_set(&f->error, ERROR_NOT_FOUND, 0, "no further page");
}

/* Judges a refresh of which nothing is under way; false if its final step is left. */
static bool has_ended(struct worker *w, struct refresh *f)
{
    struct error away;
    bool older = f->flags & REFRESH_OLDER;
    if (f->results.waiting > 0 && f->error.code == ERROR_NONE && connectivity_is_offline(w, &away))
        f->error = away;
    if (older)
        check_older(f);
    return older || f->flags & REFRESH_PAGES || f->error.code != ERROR_NONE;
}

size_t refresh_under_way(const struct worker *w)
{
    size_t n = 0;
    for (const struct refresh *f = w->refreshes; f; f = f->next)
        n += f->under_way;
    return n;
}

void refresh_fail_all(struct worker *w, const struct error *e)
{
    for (struct refresh *f = w->refreshes; f; f = f->next)
        if (f->error.code == ERROR_NONE)
            f->error = *e;
    worker_cancel(w);
}

void refresh_cancel_all(struct worker *w)
{
    struct error e;
    error_set(&e, ERROR_CANCELLED, 0, "cancelled");
    refresh_fail_all(w, &e);
}

/* ---- rolled back batches -------------------------------------------------------------------- */

bool refresh_outlives(const struct error *e)
{
    return e->code == ERROR_DAMAGED || e->code == ERROR_DATABASE;
}

void refresh_note_results(struct worker *w)
{
    for (struct refresh *f = w->refreshes; f; f = f->next) {
        f->results.handled = f->handled.n;
        f->results.trims = f->trim.sources.n;
        f->stored = f->results;
    }
}

static void take_back(struct refresh *f)
{
    f->results = f->stored;
    f->handled.n = f->stored.handled;
    f->trim.sources.n = f->stored.trims;
}

/* Articles of the batch are gone, so that requests for their pages must not be answered. */
void refresh_undo_batch(struct worker *w, const struct error *e)
{
    bool goes_on = refresh_outlives(e);
    for (struct refresh *f = w->refreshes; f; f = f->next) {
        take_back(f);
        f->again = goes_on && f->request && f->error.code == ERROR_NONE;
        if (!f->again && f->error.code == ERROR_NONE)
            f->error = *e;
    }
    w->alone = goes_on && w->refreshes;
    worker_cancel(w);
}

static void request_again(struct worker *w, struct refresh *f)
{
    f->again = false;
    f->handled.n = ids_sort(f->handled.v, f->handled.n);
    f->total = f->results.done;
    f->results.pages_done = f->pages_total = f->stored.pages_done;
    f->under_way++;
    refresh_send(w, f);
}

/* ---- steps ---------------------------------------------------------------------------------- */

static void step(struct worker *w, struct refresh *f)
{
    bool done = true, changed = false;
    if (f->again && f->error.code == ERROR_NONE) {
        request_again(w, f);
        return;
    }
    if (!has_ended(w, f) && !trim_step(w, &f->trim, &done, &changed, &f->error))
        done = true;
    if (changed)
        refresh_note_changes(w, f);
    if (done)
        finish(w, f);
}

bool refresh_step(struct worker *w)
{
    struct refresh *f = w->refreshes;
    while (f && f->under_way > 0)
        f = f->next;
    if (f)
        step(w, f);
    return f != NULL;
}
