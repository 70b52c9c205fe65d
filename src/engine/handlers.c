/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/handlers.h"

#include "base/log.h"
#include "engine/add/add-account.h"
#include "engine/add/add.h"
#include "engine/add/import.h"
#include "engine/add/look-up.h"
#include "engine/add/subscribe.h"
#include "engine/data/command.h"
#include "engine/download/download.h"
#include "engine/edit/edit.h"
#include "engine/edit/index.h"
#include "engine/edit/views.h"
#include "engine/engine.h"
#include "engine/picture/fetch.h"
#include "engine/refresh/comments.h"
#include "engine/refresh/due.h"
#include "engine/refresh/page-fetch.h"
#include "engine/refresh/pages.h"
#include "engine/refresh/run.h"
#include "store/article/article.h"
#include "store/record/changes.h"
#include "store/record/state.h"

static void stop(struct worker *w, struct engine_command *c)
{
    w->stopping = true;
    w->stop = c->ticket;
    if (c->ticket)
        worker_post(w, event_new(EVENT_PROGRESS, c->ticket));
}

static void cancel(struct worker *w, struct engine_command *c)
{
    picture_fetch_cancel(w);
    refresh_cancel_all(w);
}

static void forget_changes(struct worker *w, struct engine_command *c)
{
    struct error e;
    if (!changes_clear(w->store, &e))
        log_warning("engine", "%s", e.detail);
}

static bool set_position(struct worker *w, struct engine_command *c, struct error *e)
{
    return articles_set_position(w->store, c->id, c->position, e);
}

static bool set_state(struct worker *w, struct engine_command *c, struct error *e)
{
    return state_set(w->store, c->title, c->value, e);
}

/* Handler of a command: one of the functions. */
struct handler {
    struct edit edit;
    /* Ends the ticket now or later; false for a failure, with the ticket open. */
    bool (*run)(struct worker *w, struct engine_command *c, struct error *e);
    /* Likewise; ends it after a failure too. */
    void (*start)(struct worker *w, struct engine_command *c);
};

static const struct handler handlers[ENGINE_COMMANDS] = {
    [ENGINE_STOP] = {.start = stop},
    [ENGINE_CANCEL] = {.start = cancel},
    [ENGINE_REFRESH] = {.start = refresh_start},
    [ENGINE_FETCH_OLDER] = {.start = refresh_start},
    [ENGINE_MARK] = {.edit = {CHANGE_MARK, edit_mark}},
    [ENGINE_MARK_QUERY] = {.edit = {CHANGE_MARK, edit_mark}},
    [ENGINE_TAG] = {.edit = {CHANGE_TAG, edit_tags}},
    [ENGINE_SET_NOTE] = {.edit = {CHANGE_NOTE, edit_note}},
    [ENGINE_UNDO] = {.run = edit_undo},
    [ENGINE_REDO] = {.run = edit_undo},
    [ENGINE_FORGET_CHANGES] = {.start = forget_changes},
    [ENGINE_ADD_RULE] = {.edit = {CHANGE_ADD_RULE, edit_add_rule}},
    [ENGINE_REMOVE_RULE] = {.edit = {CHANGE_REMOVE_RULE, edit_remove_rule}},
    [ENGINE_SWITCH_RULE] = {.edit = {CHANGE_SWITCH_RULE, edit_switch_rule}},
    [ENGINE_SET_POSITION] = {.run = set_position},
    [ENGINE_ADD] = {.start = add_start},
    [ENGINE_MAKE_PATH] = {.run = subscribe_path},
    [ENGINE_ADD_OUTLINES] = {.run = subscribe_outlines},
    [ENGINE_IMPORT] = {.start = import_run},
    [ENGINE_ADD_ACCOUNT] = {.start = add_account_start},
    [ENGINE_LOOK_UP] = {.start = look_up_start},
    [ENGINE_ADD_VIEW] = {.start = subscribe_view},
    [ENGINE_FILL_VIEWS] = {.run = edit_fill_views},
    [ENGINE_FILL_INDEX] = {.start = edit_fill_index},
    [ENGINE_REMOVE] = {.edit = {CHANGE_REMOVE, edit_remove}},
    [ENGINE_DROP_ACCOUNT] = {.run = edit_drop_account},
    [ENGINE_EDIT] = {.edit = {CHANGE_EDIT, edit_node}},
    [ENGINE_SET_SETTINGS] = {.edit = {CHANGE_SETTINGS, edit_settings}},
    [ENGINE_FETCH_COMMENTS] = {.run = comments_fetch},
    [ENGINE_FETCH_PAGE] = {.run = page_fetch_wanted},
    [ENGINE_FETCH_PAGES] = {.start = refresh_fetch_pages},
    [ENGINE_KEEP_PICTURES] = {.start = picture_fetch_run},
    [ENGINE_FETCH_PICTURES] = {.start = picture_fetch_wanted},
    [ENGINE_QUEUE] = {.run = edit_queue},
    [ENGINE_UNQUEUE] = {.run = edit_unqueue},
    [ENGINE_QUEUE_ORDER] = {.run = edit_queue_order},
    [ENGINE_QUEUE_PLACE] = {.run = edit_queue_place},
    [ENGINE_QUEUE_PLAYED] = {.run = edit_queue_played},
    [ENGINE_DOWNLOAD] = {.start = download_start},
    [ENGINE_RESUME_DOWNLOAD] = {.start = download_resume},
    [ENGINE_STOP_DOWNLOADS] = {.start = download_stop},
    [ENGINE_FORGET_DOWNLOAD] = {.start = download_forget},
    [ENGINE_SET_STATE] = {.run = set_state},
};

void handle_command(struct worker *w, struct engine_command *c)
{
    const struct handler *h = &handlers[c->kind];
    struct error e;
    c->query.now = worker_now(w);
    c->query.zone = w->options->zone;
    if (h->start)
        h->start(w, c);
    else if (!(h->run ? h->run(w, c, &e) : edit_run(w, c, &h->edit, &e)))
        worker_done(w, c->ticket, &e);
}
