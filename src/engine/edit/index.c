/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/index.h"

#include <poll.h>

#include "engine/data/command.h"
#include "engine/data/event.h"
#include "store/search/index.h"

enum { AT_END = 100 /* articles */, REPORT_MS = 200 };

static void post_progress(struct worker *w, engine_ticket ticket, int64_t total)
{
    int64_t left, now_ms = clock_monotonic_ms(w->clock);
    if (now_ms - w->indexed_at_ms < REPORT_MS ||
        !search_index_left(w->store, INT64_MAX, &left, NULL))
        return;
    struct engine_event *event = event_new(EVENT_PROGRESS, ticket);
    w->indexed_at_ms = now_ms;
    event->done = total > left ? total - left : 0;
    event->total = total;
    worker_post(w, event);
}

void edit_fill_index(struct worker *w, struct engine_command *c)
{
    struct error e;
    int64_t total = 0;
    bool ok = search_index_left(w->store, INT64_MAX, &total, &e), more = total > c->size;
    w->indexed_at_ms = clock_monotonic_ms(w->clock);
    while (ok && more && (ok = search_index_step(w->store, &more, &e)) && more) {
        post_progress(w, c->ticket, total);
        poll(NULL, 0, INDEX_PAUSE_MS);
    }
    worker_done(w, c->ticket, ok ? NULL : &e);
}

void edit_index_rest(struct worker *w)
{
    int64_t left;
    bool more = w->net && search_index_left(w->store, AT_END, &left, NULL) && left < AT_END;
    while (more && search_index_step(w->store, &more, NULL)) {
    }
}
