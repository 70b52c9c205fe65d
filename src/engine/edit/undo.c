/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/undo.h"

#include "engine/edit/settings.h"

static void step(struct worker *w, struct engine_command *c,
                 bool (*go)(struct journal *, struct store *, const struct change **,
                            struct error *))
{
    const struct change *change;
    struct error e;
    if (!go(&w->journal, w->store, &change, &e)) {
        worker_done(w, c->ticket, &e);
        return;
    }
    if (change->kind == CHANGE_SETTINGS && !edit_settings_plan(w, change->node, &e)) {
        worker_done(w, c->ticket, &e);
        return;
    }
    worker_post_changed(w, c->ticket);
    struct engine_event *event = event_done(c->ticket, NULL);
    event->change = change->kind;
    event->mark = change->mark;
    event->title = arena_strdup(&event->arena, change->title);
    event->updated = change->kind == CHANGE_MARK ? (int64_t)change->ids.n : 1;
    event->node = change->node;
    worker_post(w, event);
}

void edit_undo(struct worker *w, struct engine_command *c)
{
    step(w, c, journal_undo);
}

void edit_redo(struct worker *w, struct engine_command *c)
{
    step(w, c, journal_redo);
}

void edit_forget_changes(struct worker *w, struct engine_command *c)
{
    journal_fini(&w->journal);
}
