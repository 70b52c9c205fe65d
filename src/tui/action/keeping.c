/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/action/keeping.h"

#include <string.h>

#include "engine/data/command.h"
#include "model/tag.h"
#include "text/display/safe.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/overlay/overlays.h"
#include "tui/widget/prompt.h"
#include "tui/widget/stack.h"

#define LATER "later" /* the tag of what is to be read later */

/* ---- tags ------------------------------------------------------------------------------------ */

/* Appends the names of `list` that `other` lacks. */
static void add_missing(struct buf *b, struct str list, struct str other)
{
    struct str name;
    while (tag_next(&list, &name)) {
        if (!tag_is_in(other, name)) {
            buf_add_c(b, b->n > 0 ? ", " : "");
            buf_add(b, name);
        }
    }
}

/* Of the picked articles, else of the one. */
static void change_tags(struct ui *ui, int64_t id, struct str before, struct str after)
{
    AUTO(buf) add = BUF_INIT, remove = BUF_INIT;
    add_missing(&add, after, before);
    add_missing(&remove, before, after);
    struct engine_command c = {.kind = ENGINE_TAG, .value = buf_c(&add), .title = buf_c(&remove)};
    if (add.n + remove.n > 0 && picks_apply(ui)) {
        picks_send(ui, c);
    } else if (add.n + remove.n > 0) {
        c.ids = &id;
        c.n_ids = 1;
        ui_send(ui, &c);
    }
}

static void accept_tags(struct ui *ui, const char *text)
{
    change_tags(ui, ui->keeping.article, buf_str(&ui->keeping.tags), str_from(text));
}

static void accept_untag(struct ui *ui, const char *text)
{
    change_tags(ui, ui->keeping.article, str_from(text), STR(""));
}

static void complete_tags(struct ui *ui, const char *text, size_t *from, struct buf *words)
{
    struct str list = str_from(text), typed;
    AUTO(buf) key = BUF_INIT, begin = BUF_INIT;
    *from = tag_last(list);
    typed = str_slice(list, *from, list.n);
    tag_add_key(&begin, typed);
    for (size_t i = 0; i < ui->keeping.n; i++) {
        struct str name = str_from(ui->keeping.all[i].name);
        buf_clear(&key);
        tag_add_key(&key, name);
        if (str_starts(buf_str(&key), buf_str(&begin)) && !tag_is_in(list, name)) {
            buf_add(words, name);
            buf_add_char(words, '\n');
        }
    }
}

static const struct prompt_kind tag_prompt = {
    .label = N_("Tags: "),
    .accept = accept_tags,
    .complete = complete_tags,
};

static const struct prompt_kind untag_prompt = {
    .label = N_("Remove tags: "),
    .accept = accept_untag,
    .complete = complete_tags,
};

void ui_tags_accept(struct ui *ui, const struct ui_event *event)
{
    arena_fini(&ui->keeping.arena);
    ui->keeping.arena = *event->arena;
    *event->arena = (struct arena){0};
    ui->keeping.all = event->tags;
    ui->keeping.n = event->n_tags;
    prompt_complete_again(ui);
    ui_refill(ui);
}

/* The tags of the article, to be edited; of picked ones, those to be added. */
static void tag(struct ui *ui, const struct call *call)
{
    const struct article_row *row = call->row;
    if (call->argument) {
        change_tags(ui, row->at.id, STR(""), str_from(call->argument));
        return;
    }
    AUTO(buf) text = BUF_INIT;
    const char *tags = picks_apply(ui) ? NULL : row->tags;
    buf_set_c(&ui->keeping.tags, tags);
    ui->keeping.article = row->at.id;
    buf_printf(&text, "%s%s", tags ? tags : "", tags ? ", " : "");
    ui_effect(ui, EFFECT_LOAD_TAGS);
    prompt_open(ui, &tag_prompt, buf_c(&text));
}

static void untag(struct ui *ui, const struct call *call)
{
    const struct article_row *row = call->row;
    if (call->argument) {
        change_tags(ui, row->at.id, str_from(call->argument), STR(""));
        return;
    }
    ui->keeping.article = row->at.id;
    ui_effect(ui, EFFECT_LOAD_TAGS);
    prompt_open(ui, &untag_prompt, row->tags);
}

static void read_later(struct ui *ui, const struct call *call)
{
    const struct article_row *row = call->row;
    bool later = tag_is_in(str_from(row->tags), STR(LATER));
    change_tags(ui, row->at.id, later ? STR(LATER) : STR(""), later ? STR("") : STR(LATER));
    ui_notify(ui, ROLE_NOTICE, later ? _("No longer tagged “%s”.") : _("Tagged “%s”."), LATER);
}

/* ---- notes ----------------------------------------------------------------------------------- */

static void set_note(struct ui *ui, int64_t article, const char *text)
{
    ui_send(ui, &(struct engine_command){.kind = ENGINE_SET_NOTE, .id = article, .value = text});
}

static void accept_note(struct ui *ui, const char *text)
{
    set_note(ui, ui->keeping.article, text);
}

static const struct prompt_kind note_prompt = {
    .label = N_("Note: "),
    .accept = accept_note,
};

static void note(struct ui *ui, const struct call *call)
{
    if (call->argument)
        set_note(ui, call->row->at.id, call->argument);
    else
        ui_effect(ui, EFFECT_LOAD_NOTE)->id = call->row->at.id;
}

static void edit_note(struct ui *ui, const struct call *call)
{
    ui_effect(ui, EFFECT_EDIT_NOTE)->id = call->row->at.id;
}

void ui_note_accept(struct ui *ui, const struct ui_event *event)
{
    if (event->text && strchr(event->text, '\n')) { /* the prompt has one line */
        ui_effect(ui, EFFECT_EDIT_NOTE)->id = event->id;
        return;
    }
    AUTO(buf) line = BUF_INIT;
    safe_add_line(&line, str_from(event->text));
    ui->keeping.article = event->id;
    prompt_open(ui, &note_prompt, buf_c(&line));
}

void ui_note_edited(struct ui *ui, const struct ui_event *event)
{
    set_note(ui, event->id, event->text);
}

const struct handler keeping_handlers[] = {
    {COMMAND_TAG, tag, .needs_row = true},
    {COMMAND_UNTAG, untag, .needs_row = true},
    {COMMAND_READ_LATER, read_later, .needs_row = true},
    {COMMAND_TAGS, .opens = &tags_view, .effect = EFFECT_LOAD_TAGS},
    {COMMAND_NOTE, note, .needs_row = true},
    {COMMAND_EDIT_NOTE, edit_note, .needs_row = true},
    {COMMAND_NONE, NULL},
};
