/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/handlers.h"

#include "engine/add/add-account.h"
#include "engine/add/add.h"
#include "engine/add/import.h"
#include "engine/add/look-up.h"
#include "engine/add/subscribe.h"
#include "engine/download/download.h"
#include "engine/edit/index.h"
#include "engine/edit/marks.h"
#include "engine/edit/nodes.h"
#include "engine/edit/queue.h"
#include "engine/edit/rules.h"
#include "engine/edit/settings.h"
#include "engine/edit/undo.h"
#include "engine/edit/views.h"
#include "engine/picture/fetch.h"
#include "engine/refresh/comments.h"
#include "engine/refresh/due.h"
#include "engine/refresh/page-fetch.h"
#include "engine/refresh/pages.h"
#include "engine/refresh/run.h"
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

static void set_state(struct worker *w, struct engine_command *c)
{
    struct error e;
    if (!state_set(w->store, c->title, c->value, &e))
        worker_done(w, c->ticket, &e);
}

void handle_command(struct worker *w, struct engine_command *c)
{
    static void (*const handlers[ENGINE_COMMANDS])(struct worker *, struct engine_command *) = {
        [ENGINE_STOP] = stop,
        [ENGINE_CANCEL] = cancel,
        [ENGINE_REFRESH] = refresh_start,
        [ENGINE_FETCH_OLDER] = refresh_start,
        [ENGINE_MARK] = edit_mark,
        [ENGINE_MARK_QUERY] = edit_mark,
        [ENGINE_TAG] = edit_tags,
        [ENGINE_SET_NOTE] = edit_note,
        [ENGINE_UNDO] = edit_undo,
        [ENGINE_REDO] = edit_undo,
        [ENGINE_FORGET_CHANGES] = edit_forget_changes,
        [ENGINE_ADD_RULE] = edit_add_rule,
        [ENGINE_REMOVE_RULE] = edit_remove_rule,
        [ENGINE_SWITCH_RULE] = edit_switch_rule,
        [ENGINE_SET_POSITION] = edit_position,
        [ENGINE_ADD] = add_start,
        [ENGINE_MAKE_PATH] = subscribe_path,
        [ENGINE_ADD_OUTLINES] = subscribe_outlines,
        [ENGINE_IMPORT] = import_run,
        [ENGINE_ADD_ACCOUNT] = add_account_start,
        [ENGINE_LOOK_UP] = look_up_start,
        [ENGINE_ADD_VIEW] = subscribe_view,
        [ENGINE_FILL_VIEWS] = edit_fill_views,
        [ENGINE_FILL_INDEX] = edit_fill_index,
        [ENGINE_REMOVE] = edit_remove,
        [ENGINE_DROP_ACCOUNT] = edit_drop_account,
        [ENGINE_EDIT] = edit_node,
        [ENGINE_SET_SETTINGS] = edit_settings,
        [ENGINE_FETCH_COMMENTS] = comments_fetch,
        [ENGINE_FETCH_PAGE] = page_fetch_wanted,
        [ENGINE_FETCH_PAGES] = refresh_fetch_pages,
        [ENGINE_KEEP_PICTURES] = picture_fetch_run,
        [ENGINE_FETCH_PICTURES] = picture_fetch_wanted,
        [ENGINE_QUEUE] = edit_queue,
        [ENGINE_UNQUEUE] = edit_unqueue,
        [ENGINE_QUEUE_ORDER] = edit_queue_order,
        [ENGINE_QUEUE_PLACE] = edit_queue_place,
        [ENGINE_QUEUE_PLAYED] = edit_queue_played,
        [ENGINE_DOWNLOAD] = download_start,
        [ENGINE_RESUME_DOWNLOAD] = download_resume,
        [ENGINE_STOP_DOWNLOADS] = download_stop,
        [ENGINE_FORGET_DOWNLOAD] = download_forget,
        [ENGINE_SET_STATE] = set_state,
    };
    c->query.now = worker_now(w);
    c->query.zone = w->options->zone;
    handlers[c->kind](w, c);
}
