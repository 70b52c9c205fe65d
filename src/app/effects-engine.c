/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands to the engine: what becomes of them comes as its events. */
#include "app/effects-internal.h"

#include <stdlib.h>

#include "app/paths.h"
#include "app/subscribe.h"
#include "config/reason.h"
#include "text/safe.h"
#include "text/url.h"

/* Remembers what a command was, so that the core knows what its events answer. */
static void sent(struct reader *r, const struct effect *f, engine_ticket ticket)
{
    vec_push(&r->commands, ((struct sent_command){ticket, f->kind}));
}

static void refresh(struct reader *r, struct effect *f)
{
    sent(r, f, engine_refresh(r->engine, f->ids, f->n_ids, f->flags));
}

static void fetch_older(struct reader *r, struct effect *f)
{
    sent(r, f, engine_refresh(r->engine, &f->id, 1, REFRESH_OLDER));
}

static void cancel(struct reader *r, struct effect *f)
{
    engine_cancel(r->engine);
}

static void mark(struct reader *r, struct effect *f)
{
    sent(r, f, engine_mark(r->engine, f->mark, f->ids, f->n_ids));
}

static void mark_query(struct reader *r, struct effect *f)
{
    sent(r, f, engine_mark_query(r->engine, f->mark, &f->query, f->from.id ? &f->from : NULL));
}

static void undo(struct reader *r, struct effect *f)
{
    sent(r, f, engine_undo(r->engine));
}

static void redo(struct reader *r, struct effect *f)
{
    sent(r, f, engine_redo(r->engine));
}

static void set_position(struct reader *r, struct effect *f)
{
    engine_set_position(r->engine, f->id, (uint64_t)f->number);
}

static void add(struct reader *r, struct effect *f)
{
    sent(r, f, engine_add(r->engine, f->text, f->id, f->title, f->node_kind));
}

static void add_portal(struct reader *r, struct effect *f)
{
    struct error e;
    engine_ticket ticket = subscribe_to_portal(r->engine, r->options->data_dir, f->text, NULL, &e);
    if (ticket) {
        sent(r, f, ticket);
    } else {
        effects_failed(r, f, &e);
    }
}

static void add_outlines(struct reader *r, struct effect *f)
{
    sent(r, f, engine_add_outlines(r->engine, f->title, f->id, f->outlines, f->n_outlines));
}

static void look_up(struct reader *r, struct effect *f)
{
    sent(r, f, engine_look_up(r->engine, f->text));
}

/* "TITLE: why: ADDRESS", a line for each entry. */
static void add_left_out(void *context, const struct left_out *what)
{
    struct buf *lines = context, text = BUF_INIT;
    if (!left_out_is_entry(what->why)) {
        return;
    }
    if (what->title) {
        safe_add_line(lines, str_from(what->title));
        buf_add_c(lines, ": ");
    }
    reason_add(lines, left_out_reason(what->why));
    if (what->text && what->text[0]) {
        url_add_redacted(&text, str_from(what->text));
        buf_add_c(lines, ": ");
        safe_add_line(lines, buf_str(&text));
    }
    buf_add_char(lines, '\n');
    buf_fini(&text);
}

static void import(struct reader *r, struct effect *f)
{
    struct error e;
    struct buf left_out = BUF_INIT;
    struct subscribe_notes notes = {add_left_out, &left_out};
    char *path = path_expand(f->text);
    engine_ticket ticket = subscribe_to_file(r->engine, path, &notes, &e);
    if (ticket) {
        effects_give(r, &(struct ui_event){.kind = UI_LEFT_OUT, .text = buf_c(&left_out)});
        sent(r, f, ticket);
    } else {
        effects_failed(r, f, &e);
    }
    free(path);
    buf_fini(&left_out);
}

static void remove_node(struct reader *r, struct effect *f)
{
    sent(r, f, engine_remove(r->engine, f->id));
}

static void edit(struct reader *r, struct effect *f)
{
    sent(r, f, engine_edit(r->engine, f->id, f->title, f->text, f->number));
}

static void make_path(struct reader *r, struct effect *f)
{
    sent(r, f, engine_make_path(r->engine, f->id, f->text));
}

static void move(struct reader *r, struct effect *f)
{
    sent(r, f, engine_move(r->engine, f->id, f->number, f->before));
}

static void set_settings(struct reader *r, struct effect *f)
{
    sent(r, f, engine_set_settings(r->engine, f->id, &f->settings));
}

static void fetch_page(struct reader *r, struct effect *f)
{
    sent(r, f, engine_fetch_page(r->engine, f->id));
}

static void keep_pictures(struct reader *r, struct effect *f)
{
    sent(r, f, engine_keep_pictures(r->engine, f->ids, f->n_ids, f->flags));
}

static void fetch_pictures(struct reader *r, struct effect *f)
{
    sent(r, f, engine_fetch_pictures(r->engine, f->id));
}

static void draw_picture(struct reader *r, struct effect *f)
{
    engine_draw_picture(r->engine, f->text, &f->wish);
}

static void download(struct reader *r, struct effect *f)
{
    sent(r, f, engine_download(r->engine, f->id, f->text, f->title, f->number));
}

static void resume_download(struct reader *r, struct effect *f)
{
    sent(r, f, engine_resume_download(r->engine, f->id));
}

static void stop_downloads(struct reader *r, struct effect *f)
{
    sent(r, f, engine_stop_downloads(r->engine, f->id));
}

static void forget_download(struct reader *r, struct effect *f)
{
    sent(r, f, engine_forget_download(r->engine, f->id));
}

static void set_state(struct reader *r, struct effect *f)
{
    engine_set_state(r->engine, f->title, f->text);
}

const struct effect_handler effects_engine[EFFECT_KINDS] = {
    [EFFECT_REFRESH] = {refresh},
    [EFFECT_FETCH_OLDER] = {fetch_older},
    [EFFECT_CANCEL] = {cancel},
    [EFFECT_MARK] = {mark},
    [EFFECT_MARK_QUERY] = {mark_query},
    [EFFECT_UNDO] = {undo},
    [EFFECT_REDO] = {redo},
    [EFFECT_SET_POSITION] = {set_position},
    [EFFECT_ADD] = {add},
    [EFFECT_ADD_PORTAL] = {add_portal},
    [EFFECT_ADD_OUTLINES] = {add_outlines},
    [EFFECT_LOOK_UP] = {look_up},
    [EFFECT_IMPORT] = {import},
    [EFFECT_REMOVE] = {remove_node},
    [EFFECT_MAKE_PATH] = {make_path},
    [EFFECT_MOVE] = {move},
    [EFFECT_EDIT] = {edit},
    [EFFECT_SET_SETTINGS] = {set_settings},
    [EFFECT_FETCH_PAGE] = {fetch_page},
    [EFFECT_DOWNLOAD] = {download},
    [EFFECT_RESUME_DOWNLOAD] = {resume_download},
    [EFFECT_STOP_DOWNLOADS] = {stop_downloads},
    [EFFECT_FORGET_DOWNLOAD] = {forget_download},
    [EFFECT_SET_STATE] = {set_state},
    [EFFECT_KEEP_PICTURES] = {keep_pictures},
    [EFFECT_FETCH_PICTURES] = {fetch_pictures},
    [EFFECT_DRAW_PICTURE] = {draw_picture},
};

void effects_answer(struct reader *r, const struct engine_event *event)
{
    if (event->kind == EVENT_DRAWN) {
        effects_give(r, &(struct ui_event){.kind = UI_DRAWN,
                                           .drawing = event->drawing,
                                           .text = event->picture.path,
                                           .error = &event->error});
        return;
    }
    enum effect_kind cause = EFFECT_NONE;
    for (size_t i = 0; i < r->commands.n; i++) {
        if (r->commands.v[i].ticket == event->ticket) {
            cause = r->commands.v[i].kind;
            if (event->last) {
                vec_remove(&r->commands, i);
            }
            break;
        }
    }
    effects_give(r, &(struct ui_event){.kind = UI_ENGINE, .engine = event, .cause = cause});
}
