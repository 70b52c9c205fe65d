/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queue of recordings: playing, order, chapters. */
#include "config.h"

#include "engine/data/command.h"
#include "model/article-doc.h"
#include "model/queue.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/sheet.h"
#include "tui/widget/stack.h"

/* ---- playing --------------------------------------------------------------------------------- */

static const struct episode *find(const struct ui *ui, int64_t id)
{
    for (size_t i = 0; i < ui->queue.n; i++)
        if (ui->queue.v[i].id == id)
            return &ui->queue.v[i];
    return NULL;
}

static void play(struct ui *ui, const struct episode *e, int64_t place)
{
    struct effect *f = ui_effect(ui, EFFECT_PLAY);
    f->id = e->id;
    f->text = mem_strdup(e->path ? e->path : e->url);
    f->title = mem_strdup(e->title);
    f->number = place;
    ui->playing = e->id;
    ui_notify(ui, ROLE_NOTICE, _("Playing: %s"), e->title);
    ui_refill(ui);
}

/* The next one, while the played one is still in the queue. */
static void play_next(struct ui *ui, int64_t played)
{
    const struct episode *e = find(ui, played);
    if (e && e + 1 < ui->queue.v + ui->queue.n)
        play(ui, e + 1, e[1].place);
}

void queue_playing(struct ui *ui, const struct ui_event *event)
{
    struct engine_command c = {
        .kind = ENGINE_QUEUE_PLACE, .id = event->id, .position = (uint64_t)event->count};
    if (event->played)
        c.kind = ENGINE_QUEUE_PLAYED;
    ui_send(ui, &c);
    if (!event->more && ui->playing == event->id)
        ui->playing = 0;
    for (size_t i = 0; i < ui->queue.n; i++) {
        struct episode *e = &ui->queue.v[i];
        e->place = e->id == event->id ? (int64_t)event->count : e->place;
    }
    if (event->played)
        play_next(ui, event->id);
    ui_refill(ui);
}

/* ---- the list -------------------------------------------------------------------------------- */

static void add_times(struct buf *b, const struct episode *e)
{
    if (e->place > 0) {
        article_add_duration(b, e->place);
        buf_add_c(b, e->duration > 0 ? " / " : "");
    }
    if (e->duration > 0)
        article_add_duration(b, e->duration);
}

/* index: number of the chapter, from 1 on; 0: the episode itself. */
static void add_chapters(struct sheet *s, const struct episode *e)
{
    for (size_t i = 0; i < e->n_chapters; i++) {
        AUTO(buf) text = BUF_INIT;
        article_add_duration(&text, e->chapters[i].start);
        buf_printf(&text, "  %s", e->chapters[i].title);
        struct sheet_line *line = sheet_add(s, NULL, buf_c(&text));
        line->indent = 2;
        line->selectable = true;
        line->id = e->id;
        line->index = i + 1;
    }
}

static void add_episode(struct ui *ui, struct sheet *s, const struct episode *e)
{
    AUTO(buf) text = BUF_INIT;
    struct sheet_line *line =
        sheet_add(s, ui->playing == e->id ? ui->glyphs->folded : " ", e->title);
    line->label_role = line->role = ROLE_FOLDER;
    line->selectable = true;
    line->id = e->id;
    buf_add_c(&text, e->source);
    if (e->duration > 0 || e->place > 0) {
        buf_add_c(&text, ui->glyphs->separator);
        add_times(&text, e);
    }
    if (e->n_chapters > 0) {
        buf_add_c(&text, ui->glyphs->separator);
        buf_printf(&text, ngettext("%zu chapter", "%zu chapters", e->n_chapters), e->n_chapters);
    }
    line = sheet_add(s, " ", buf_c(&text));
    line->role = ROLE_DIM;
    if (ui->unfolded_episode == e->id)
        add_chapters(s, e);
}

static void fill(struct ui *ui, struct sheet *s)
{
    s->label_width = 1;
    for (size_t i = 0; i < ui->queue.n; i++)
        add_episode(ui, s, &ui->queue.v[i]);
    if (ui->queue.n == 0) {
        /* TRANSLATORS: %s is a key. */
        sheet_printf(s, _("Nothing is queued: %s adds an article's recording."),
                     ui_key(ui, COMMAND_ENQUEUE))
            ->role = ROLE_DIM;
    }
}

/* Plays from a chapter, or from the place heard; what is playing stops. */
static void choose(struct ui *ui, const struct sheet_line *line)
{
    const struct episode *e = find(ui, line->id);
    if (!e)
        return;
    if (line->index > 0)
        play(ui, e, e->chapters[line->index - 1].start);
    else if (ui->playing == e->id)
        ui_effect(ui, EFFECT_STOP_PLAYING);
    else
        play(ui, e, e->place);
}

static void fold(struct ui *ui, const struct call *call)
{
    const struct sheet_line *line = sheet_selected(sheet_top(ui));
    bool unfold = line && call->command == COMMAND_RIGHT;
    ui->unfolded_episode = unfold ? line->id : 0;
    ui_refill(ui);
}

static void edit(struct ui *ui, const struct call *call)
{
    const struct sheet_line *line = sheet_selected(sheet_top(ui));
    bool removes = call->command == COMMAND_REMOVE;
    if (line && removes && ui->playing == line->id)
        ui_effect(ui, EFFECT_STOP_PLAYING);
    if (line) {
        ui_send(ui,
                &(struct engine_command){.kind = removes ? ENGINE_UNQUEUE : ENGINE_QUEUE_ORDER,
                                         .id = line->id,
                                         .flags = call->command == COMMAND_MOVE_UP ? QUEUE_UP : 0});
    }
}

static const struct view queue_view = {
    .handlers = VIEW_HANDLERS({COMMAND_RIGHT, fold}, {COMMAND_LEFT, fold}, {COMMAND_REMOVE, edit},
                              {COMMAND_MOVE_UP, edit}, {COMMAND_MOVE_DOWN, edit}),
    .hints = VIEW_HINTS(COMMAND_OPEN, COMMAND_RIGHT, COMMAND_REMOVE, COMMAND_BACK),
    .choice = N_("play, stop"),
    .title = N_("Queue"),
    .width = 76,
    .fill = fill,
    .choose = choose,
};

void queue_accept(struct ui *ui, const struct ui_event *event)
{
    queue_fini(&ui->queue);
    ui->queue = *event->queue;
    *event->queue = (struct queue){0};
    ui_refill(ui);
}

void queue_changed(struct ui *ui)
{
    if (ui->playing != 0 || ui_has_overlay(ui, &queue_view))
        ui_effect(ui, EFFECT_LOAD_QUEUE);
}

/* ---- commands -------------------------------------------------------------------------------- */

static void enqueue(struct ui *ui, const struct call *call)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_QUEUE, .id = call->row->at.id});
}

void queue_added(struct ui *ui, const struct engine_event *e)
{
    if (e->error.code == ERROR_NONE) {
        /* TRANSLATORS: %s is a key. */
        ui_say_key(ui, _("Queued; %s shows the queue."), COMMAND_QUEUE);
    } else {
        ui_say(ui, ROLE_WARNING, ui_reason(ui, e->error.detail));
    }
}

const struct handler queue_handlers[] = {
    {COMMAND_QUEUE, .opens = &queue_view, .effect = EFFECT_LOAD_QUEUE},
    {COMMAND_ENQUEUE, enqueue, .needs_row = true},
    {COMMAND_NONE, NULL},
};
