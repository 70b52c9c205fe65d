/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/undo.h"

#include "base/log.h"
#include "engine/edit/journal.h"
#include "engine/edit/settings.h"
#include "store/record/changes.h"

/* Settings reschedule their source. */
static bool undo(struct worker *w, bool redo, struct change **out, struct error *e)
{
    return journal_undo(w->store, redo, out, e) &&
           ((*out)->kind != CHANGE_SETTINGS || edit_settings_plan(w, (*out)->node, e));
}

void edit_undo(struct worker *w, struct engine_command *c)
{
    struct change *change = NULL;
    struct error e;
    if (!undo(w, c->kind == ENGINE_REDO, &change, &e)) {
        change_free(change);
        worker_done(w, c->ticket, &e);
        return;
    }
    worker_post_changed(w, c->ticket);
    struct engine_event *event = event_done(c->ticket, NULL);
    event->change = change->kind;
    event->mark = change->marks.n > 0 ? change->marks.v[0].mark : MARK_READ;
    event->title = arena_strdup(&event->arena, change->title);
    event->updated = change_count(change);
    event->node = change->node;
    worker_post(w, event);
    change_free(change);
}

void edit_forget_changes(struct worker *w, struct engine_command *c)
{
    struct error e;
    if (!changes_clear(w->store, &e))
        log_warning("engine", "%s", e.detail);
}
