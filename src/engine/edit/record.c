/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/record.h"

#include "base/log.h"

bool edit_begin(struct worker *w, engine_ticket ticket, struct change *c)
{
    struct error e;
    if (store_begin(w->store, &e))
        return true;
    change_free(c);
    worker_done(w, ticket, &e);
    return false;
}

bool edit_end(struct worker *w, struct change *c, bool ok, struct error *e)
{
    ok = ok && journal_add(w->store, c, e);
    change_free(c);
    return store_end(w->store, ok, e);
}

void edit_finish_marks(struct worker *w, engine_ticket ticket, struct change *c, bool ok, int64_t n,
                       struct error *e)
{
    if (edit_end(w, c, ok, e))
        worker_done_with_marks(w, ticket, n);
    else
        worker_done(w, ticket, e);
}

void edit_finish(struct worker *w, engine_ticket ticket, struct change *c, bool ok, int64_t n,
                 struct error *e)
{
    if (edit_end(w, c, ok, e))
        worker_done_with_change(w, ticket, n);
    else
        worker_done(w, ticket, e);
}

void edit_finish_node(struct worker *w, engine_ticket ticket, struct change *c, bool ok,
                      struct error *e)
{
    int64_t node = c->node, n = change_count(c);
    if (!edit_end(w, c, ok, e)) {
        worker_done(w, ticket, e);
        return;
    }
    worker_post_changed(w, ticket);
    struct engine_event *event = event_done(ticket, NULL);
    event->updated = n;
    event->node = node;
    worker_post(w, event);
}

void edit_record(struct worker *w, struct change *c)
{
    struct error e;
    if (!journal_add(w->store, c, &e))
        log_warning("engine", "%s", e.detail);
    change_free(c);
}
