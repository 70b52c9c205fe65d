/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/run.h"

#include <stdlib.h>

#include "base/timeout.h"
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
    event->done = f->done;
    event->total = f->total;
    event->pages_done = f->pages_done;
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

void refresh_requested(struct worker *w, struct refresh *f, const struct error *failure)
{
    if (failure)
        f->error = *failure;
    f->under_way--;
    refresh_finish_if_done(w, f);
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
    }
    if (f->unreported)
        worker_post_changed(w, f->ticket);
    if (f->flags & REFRESH_WAITING)
        w->connectivity.recovered = false;
    struct engine_event *event = event_done(f->ticket, &f->error);
    event->done = f->done;
    event->total = f->total;
    event->pages_done = f->pages_done;
    event->pages_total = f->pages_total;
    event->pages_failed = f->pages_failed;
    event->added = f->counts.added;
    event->updated = f->counts.updated;
    event->unchanged = f->counts.unchanged;
    event->failed = f->failed;
    event->waiting = f->waiting;
    worker_post(w, event);
    if (w->refreshes)
        refresh_post_progress(w, w->refreshes); /* the one that the front end shows from now on */
    trim_fini(&f->trim);
    vec_fini(&f->failed_rules);
    free(f);
}

/* ENGINE_FETCH_OLDER fails if there was no older page. */
static void check_older(struct refresh *f)
{
    if (f->error.code != ERROR_NONE || f->pages > 0 || f->failed + f->waiting > 0)
        return;
    if (f->lists == 0)
        error_set(&f->error, ERROR_INVALID, 0, "no page that lists articles");
    else
        error_set(&f->error, ERROR_NOT_FOUND, 0, "no further page");
}

void refresh_finish_if_done(struct worker *w, struct refresh *f)
{
    bool older = f->flags & REFRESH_OLDER;
    if (f->under_way > 0)
        return;
    struct error away;
    if (f->waiting > 0 && f->error.code == ERROR_NONE && connectivity_is_offline(w, &away))
        f->error = away;
    if (older)
        check_older(f);
    if (older || f->flags & REFRESH_PAGES || f->error.code != ERROR_NONE)
        finish(w, f);
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

static void step(struct worker *w, struct refresh *f)
{
    bool done = true, changed = false;
    if (f->error.code == ERROR_NONE && !trim_step(w, &f->trim, &done, &changed, &f->error))
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
