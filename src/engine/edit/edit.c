/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/edit.h"

#include "engine/data/command.h"

bool edit_store(struct worker *w, const struct engine_command *c, const struct edit *edit,
                struct change *change, struct error *e)
{
    change->node = c->id;
    return store_begin(w->store, e) &&
           store_end(w->store, edit->make(w, c, change, e) && journal_add(w->store, change, e), e);
}

/* `counts_only`: of the tree, only counts have changed. */
static void report(struct worker *w, engine_ticket ticket, const struct change *change,
                   bool counts_only)
{
    const struct source_settings *before = &change->settings_before;
    struct engine_event *changed = event_new(EVENT_CHANGED, ticket);
    struct engine_event *event = event_done(ticket, NULL);
    changed->counts_only = counts_only;
    event->change = change->kind;
    event->mark = change->marks.n > 0 ? change->marks.v[0].mark : MARK_READ;
    event->title = arena_strdup(&event->arena, change->title);
    event->updated = change_count(change);
    event->node = change->node;
    event->drops_secrets = change->kind == CHANGE_EDIT && source_settings_has_secrets(before);
    worker_post(w, changed);
    worker_post(w, event);
}

bool edit_run(struct worker *w, const struct engine_command *c, const struct edit *edit,
              struct error *e)
{
    struct change *change = change_new(edit->kind);
    bool marks = edit->kind == CHANGE_MARK || edit->kind == CHANGE_TAG || edit->kind == CHANGE_NOTE;
    bool ok = edit_store(w, c, edit, change, e);
    if (ok)
        report(w, c->ticket, change, marks);
    change_free(change);
    return ok;
}

bool edit_undo(struct worker *w, struct engine_command *c, struct error *e)
{
    struct change *change = NULL;
    bool ok = journal_undo(w->store, c->kind == ENGINE_REDO, &change, e) &&
              (change->kind != CHANGE_SETTINGS || edit_settings_plan(w, change->node, e));
    if (ok)
        report(w, c->ticket, change, false);
    change_free(change);
    return ok;
}
