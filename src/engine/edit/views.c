/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/views.h"

#include "engine/data/command.h"
#include "engine/engine.h"
#include "store/view/walk.h"

enum { REPORT_MS = 300 };

bool edit_fill_views(struct worker *w, struct engine_command *c, struct error *e)
{
    for (bool more = true; more;)
        if (!views_walk_step(w->store, &more, e))
            return false;
    worker_done_with_change(w, c->ticket, 0);
    return true;
}

void edit_begin_day(struct worker *w)
{
    int64_t now = worker_now(w), today = zone_midnight(w->options->zone, now);
    if (today != w->views_day && views_begin_day(w->store, now, NULL)) {
        w->views_day = today;
        w->idle_at_ms = w->idle_at_ms ? w->idle_at_ms : clock_monotonic_ms(w->clock);
    }
}

bool edit_walk_views(struct worker *w, bool *more)
{
    int64_t now_ms = clock_monotonic_ms(w->clock), before, after;
    if (!views_count_incomplete(w->store, &before, NULL))
        return false;
    *more = before > 0;
    if (!*more)
        return true;
    if (!views_walk_step(w->store, more, NULL) || !views_count_incomplete(w->store, &after, NULL))
        return false;
    if (after < before || now_ms - w->walked_at_ms >= REPORT_MS) {
        w->walked_at_ms = now_ms;
        worker_post_changed(w, 0);
    }
    return true;
}
