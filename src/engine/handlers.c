/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/handlers.h"

#include "engine/add.h"
#include "engine/download.h"
#include "engine/look-up.h"
#include "engine/page-fetch.h"
#include "engine/picture-fetch.h"
#include "engine/refresh.h"
#include "engine/source-settings.h"
#include "engine/subscribe.h"
#include "store/state.h"

static void done(struct worker *w, const struct engine_command *c, const struct error *e)
{
    worker_tell(w, event_done(c->ticket, e));
}

/* CHANGED, then DONE. */
static void done_with_change(struct worker *w, const struct engine_command *c, int64_t updated)
{
    worker_tell_changed(w, c->ticket);
    struct engine_event *event = event_done(c->ticket, NULL);
    event->updated = updated;
    worker_tell(w, event);
}

static void stop(struct worker *w, struct engine_command *c)
{
    w->stopping = true;
    w->stop = c->ticket;
    if (c->ticket) {
        worker_tell(w, event_new(EVENT_PROGRESS, c->ticket));
    }
}

static void cancel(struct worker *w, struct engine_command *c)
{
    picture_fetch_cancel(w);
    refresh_cancel_all(w);
}

static void refresh(struct worker *w, struct engine_command *c)
{
    refresh_start(w, c);
}

/* ---- marks --------------------------------------------------------------------------------- */

static void keep_mark(struct worker *w, const struct engine_command *c, struct article_ids *ids)
{
    if (ids->n > 0) {
        struct change *change = MEM_NEW(struct change);
        change->kind = CHANGE_MARK;
        change->mark = c->mark;
        change->ids = *ids;
        journal_add(&w->journal, change);
    }
}

static void mark(struct worker *w, struct engine_command *c)
{
    struct article_ids ids = {0};
    struct error e;
    if (!articles_mark(w->store, c->mark, c->ids, c->n_ids, &ids, &e)) {
        done(w, c, &e);
        return;
    }
    keep_mark(w, c, &ids);
    done_with_change(w, c, (int64_t)ids.n);
}

static void mark_query(struct worker *w, struct engine_command *c)
{
    struct article_ids ids = {0};
    struct error e;
    if (!articles_mark_query(w->store, c->mark, &c->query, c->newest.id ? &c->newest : NULL, &ids,
                             &e)) {
        done(w, c, &e);
        return;
    }
    keep_mark(w, c, &ids);
    done_with_change(w, c, (int64_t)ids.n);
}

/* ---- undo ---------------------------------------------------------------------------------- */

static void step(struct worker *w, struct engine_command *c,
                 bool (*go)(struct journal *, struct store *, const struct change **,
                            struct error *))
{
    const struct change *change;
    struct error e;
    if (!go(&w->journal, w->store, &change, &e)) {
        done(w, c, &e);
        return;
    }
    if (change->kind == CHANGE_SETTINGS && !source_settings_plan(w, change->node, &e)) {
        done(w, c, &e);
        return;
    }
    worker_tell_changed(w, c->ticket);
    struct engine_event *event = event_done(c->ticket, NULL);
    event->change = change->kind;
    event->mark = change->mark;
    event->title = arena_strdup(&event->arena, change->title);
    event->updated = change->kind == CHANGE_MARK ? (int64_t)change->ids.n : 1;
    event->node = change->node;
    worker_tell(w, event);
}

static void undo(struct worker *w, struct engine_command *c)
{
    step(w, c, journal_undo);
}

static void redo(struct worker *w, struct engine_command *c)
{
    step(w, c, journal_redo);
}

static void forget_changes(struct worker *w, struct engine_command *c)
{
    journal_fini(&w->journal);
}

/* ---- small things -------------------------------------------------------------------------- */

static void set_position(struct worker *w, struct engine_command *c)
{
    struct error e;
    if (!articles_set_position(w->store, c->id, c->position, &e)) {
        done(w, c, &e);
    }
}

static void set_state(struct worker *w, struct engine_command *c)
{
    struct error e;
    if (!state_set(w->store, c->title, c->value, &e)) {
        done(w, c, &e);
    }
}

/* ---- the tree ------------------------------------------------------------------------------ */

static void add_outlines(struct worker *w, struct engine_command *c)
{
    struct tree_added added;
    struct error e;
    int64_t node;
    if (!subscribe_outlines(w, c, &node, &added, &e)) {
        done(w, c, &e);
        return;
    }
    struct engine_event *event = event_done(c->ticket, NULL);
    event->node = node;
    event->added = added.sources;
    event->unchanged = added.known;
    subscribe_keep_added(w, &added);
    worker_tell_changed(w, c->ticket);
    worker_tell(w, event);
}

static void make_path(struct worker *w, struct engine_command *c)
{
    struct tree_added added;
    struct error e;
    int64_t node;
    if (!tree_make_path(w->store, c->parent, c->value, &node, &added, &e)) {
        done(w, c, &e);
        return;
    }
    struct engine_event *event = event_done(c->ticket, NULL);
    if (added.nodes.n > 0) {
        subscribe_keep_added(w, &added);
        worker_tell_changed(w, c->ticket);
    } else {
        error_set(&event->error, ERROR_EXISTS, 0, "%s", c->value);
    }
    event->node = node;
    worker_tell(w, event);
}

static void remove_node(struct worker *w, struct engine_command *c)
{
    struct change *change = MEM_NEW(struct change);
    struct tree_node node;
    struct error e;
    change->removed_at = worker_now(w);
    if (!tree_get(w->store, c->id, &change->arena, &node, &e) ||
        !tree_remove(w->store, c->id, change->removed_at, &e)) {
        change_free(change);
        done(w, c, &e);
        return;
    }
    change->kind = CHANGE_REMOVE;
    change->node = c->id;
    change->title = node.title;
    journal_add(&w->journal, change);
    done_with_change(w, c, 1);
}

static void edit_node(struct worker *w, struct engine_command *c)
{
    struct change *change = MEM_NEW(struct change);
    struct tree_node node;
    struct error e;
    bool moves = c->parent != 0 || c->before != 0;
    struct tree_change place = {0};
    change->after = (struct tree_change){.title = arena_strdup(&change->arena, c->title),
                                         .url = arena_strdup(&change->arena, c->url),
                                         .parent = c->parent,
                                         .before = c->before};
    if (!tree_get(w->store, c->id, &change->arena, &node, &e) ||
        (moves && !tree_get_place(w->store, c->id, &place, &e)) ||
        !tree_edit(w->store, c->id, &change->after, &e)) {
        change_free(change);
        done(w, c, &e);
        return;
    }
    change->kind = CHANGE_EDIT;
    change->node = c->id;
    change->title = node.title;
    change->before = (struct tree_change){.title = c->title ? node.title : NULL,
                                          .url = c->url ? node.url : NULL,
                                          .parent = place.parent,
                                          .before = place.before};
    journal_add(&w->journal, change);
    done_with_change(w, c, 1);
}

void handle_command(struct worker *w, struct engine_command *c)
{
    static void (*const handlers[ENGINE_COMMANDS])(struct worker *, struct engine_command *) = {
        [ENGINE_STOP] = stop,
        [ENGINE_CANCEL] = cancel,
        [ENGINE_REFRESH] = refresh,
        [ENGINE_FETCH_OLDER] = refresh,
        [ENGINE_MARK] = mark,
        [ENGINE_MARK_QUERY] = mark_query,
        [ENGINE_UNDO] = undo,
        [ENGINE_REDO] = redo,
        [ENGINE_FORGET_CHANGES] = forget_changes,
        [ENGINE_SET_POSITION] = set_position,
        [ENGINE_ADD] = add_start,
        [ENGINE_MAKE_PATH] = make_path,
        [ENGINE_ADD_OUTLINES] = add_outlines,
        [ENGINE_LOOK_UP] = look_up_start,
        [ENGINE_REMOVE] = remove_node,
        [ENGINE_EDIT] = edit_node,
        [ENGINE_SET_SETTINGS] = source_settings_set,
        [ENGINE_FETCH_PAGE] = page_fetch_wanted,
        [ENGINE_KEEP_PICTURES] = picture_fetch_run,
        [ENGINE_FETCH_PICTURES] = picture_fetch_wanted,
        [ENGINE_DOWNLOAD] = download_start,
        [ENGINE_RESUME_DOWNLOAD] = download_resume,
        [ENGINE_STOP_DOWNLOADS] = download_stop,
        [ENGINE_FORGET_DOWNLOAD] = download_forget,
        [ENGINE_SET_STATE] = set_state,
    };
    handlers[c->kind](w, c);
}
