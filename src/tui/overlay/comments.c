/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments on an article: the stored ones at once, then those that the engine fetches. */
#include "config.h"

#include "engine/data/command.h"
#include "model/comment.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/core/waits.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

static bool fetches(const struct ui *ui)
{
    return ui->waits.commands[ENGINE_FETCH_COMMENTS] > 0;
}

static void fetch(struct ui *ui)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_FETCH_COMMENTS, .id = ui->commented});
    ui_say_key(ui, _("Reading the comments… %s cancels"), COMMAND_CANCEL);
}

static void add_comment(struct ui *ui, struct sheet *s, const struct comment *comment)
{
    AUTO(buf) head = BUF_INIT;
    buf_add_c(&head, comment->author ? comment->author : _("Somebody"));
    if (comment->time != 0) {
        buf_add_c(&head, ui->glyphs->separator);
        ui_add_moment(ui, &head, comment->time);
    }
    struct sheet_line *line = sheet_add(s, NULL, buf_c(&head));
    line->role = ROLE_FOLDER;
    line->selectable = true;
    struct str rest = str_from(comment->text), text;
    while (str_split(&rest, '\n', &text)) {
        if (str_trim(text).n > 0) {
            line = sheet_add(s, NULL, arena_strndup(&s->arena, text.p, text.n));
            line->indent = 1;
        }
    }
    sheet_add_gap(s);
}

static void fill(struct ui *ui, struct sheet *s)
{
    for (size_t i = 0; i < ui->comments.n; i++)
        add_comment(ui, s, &ui->comments.v[i]);
    if (ui->comments.n == 0)
        sheet_add(s, NULL, fetches(ui) ? _("None so far.") : _("No comments."))->role = ROLE_DIM;
}

static void again(struct ui *ui, const struct call *call)
{
    if (!fetches(ui))
        fetch(ui);
}

/* First the fetch, then the overlay. */
static void cancel(struct ui *ui, const struct call *call)
{
    if (fetches(ui))
        ui_send(ui, &(struct engine_command){.kind = ENGINE_CANCEL});
    else
        ui_pop(ui);
}

static const struct view comments_view = {
    .handlers = VIEW_HANDLERS({COMMAND_REFRESH, again}, {COMMAND_CANCEL, cancel}),
    .hints = VIEW_HINTS(COMMAND_REFRESH, COMMAND_BACK),
    .title = N_("Comments"),
    .width = 76,
    .fill = fill,
};

void comments_show(struct ui *ui, int64_t article)
{
    bool fetched = fetches(ui) && ui->commented == article;
    comments_fini(&ui->comments);
    ui->commented = article;
    ui_push(ui, &comments_view);
    ui_effect(ui, EFFECT_LOAD_COMMENTS)->id = article;
    if (!fetched)
        fetch(ui);
}

void comments_accept(struct ui *ui, const struct ui_event *event)
{
    if (event->id == ui->commented) {
        comments_fini(&ui->comments);
        ui->comments = *event->comments;
        *event->comments = (struct comments){0};
        ui_refill(ui);
    }
    comments_fini(event->comments);
}

void comments_fetched(struct ui *ui, const struct engine_event *e)
{
    if (e->error.code == ERROR_NONE && e->article == ui->commented &&
        ui_has_overlay(ui, &comments_view)) {
        ui_effect(ui, EFFECT_LOAD_COMMENTS)->id = ui->commented;
        ui_notify(ui, ROLE_NOTICE, PLURAL("%lld comment", "%lld comments", e->updated));
    }
    ui_refill(ui);
}
