/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Effects that send commands to the engine; results arrive as its events. */
#include "app/effects-internal.h"

#include "app/paths.h"
#include "engine/data/command.h"
#include "engine/import.h"
#include "present/reason.h"
#include "text/display/safe.h"
#include "text/url/url.h"

/* Stores the effect until its command's last event: the core receives it with each event. */
static void add_sent(struct reader *r, struct effect *f, engine_ticket ticket)
{
    vec_push(&r->commands, ((struct sent_command){ticket, *f}));
    *f = (struct effect){0};
}

static void command(struct reader *r, struct effect *f)
{
    engine_ticket ticket = engine_send(r->engine, f->command);
    if (!(engine_command_traits(f->command->kind) & ENGINE_SILENT))
        add_sent(r, f, ticket);
}

static bool add_portal(struct reader *r, struct effect *f, struct error *e)
{
    engine_ticket ticket = subscribe_to_portal(r->engine, r->options->data_dir, f->text, NULL, e);
    if (ticket)
        add_sent(r, f, ticket);
    return ticket;
}

/* "TITLE: why: ADDRESS", a line for each entry. */
static void add_left_out(void *context, const char *file, const struct left_out *entry)
{
    struct buf *lines = context;
    if (!left_out_is_entry(entry->why))
        return;
    if (entry->title) {
        safe_add_line(lines, str_from(entry->title));
        buf_add_c(lines, ": ");
    }
    reason_add(lines, left_out_reason(entry->why));
    if (entry->text && entry->text[0]) {
        AUTO(buf) text = BUF_INIT;
        url_add_redacted(&text, str_from(entry->text));
        buf_add_c(lines, ": ");
        safe_add_line(lines, buf_str(&text));
    }
    buf_add_char(lines, '\n');
}

static void add_failed(void *context, const char *file, const struct error *e)
{
    struct buf *lines = context;
    safe_add_line(lines, str_from(file));
    buf_add_c(lines, ": ");
    reason_add(lines, e->detail);
    buf_add_char(lines, '\n');
}

static bool import(struct reader *r, struct effect *f, struct error *e)
{
    AUTO(buf) left_out = BUF_INIT;
    struct subscribe_notes notes = {add_left_out, add_failed, NULL, &left_out};
    AUTO_FREE char *path = path_expand(f->text);
    engine_ticket ticket = subscribe_to_file(r->engine, path, 0, &notes, e);
    if (ticket) {
        reader_update(r, &(struct ui_event){.kind = UI_LEFT_OUT, .text = buf_c(&left_out)});
        add_sent(r, f, ticket);
    }
    return ticket;
}

const struct effect_handler effects_engine[EFFECT_KINDS] = {
    [EFFECT_ENGINE] = {command},
    [EFFECT_ADD_PORTAL] = {.attempt = add_portal},
    [EFFECT_IMPORT] = {.attempt = import},
};

struct sent_command *effects_find(struct reader *r, engine_ticket ticket)
{
    for (size_t i = 0; i < r->commands.n; i++)
        if (r->commands.v[i].ticket == ticket)
            return &r->commands.v[i];
    return NULL;
}

void effects_forget(struct reader *r, engine_ticket ticket)
{
    struct sent_command *sent = effects_find(r, ticket);
    if (sent) {
        effect_fini(&sent->effect);
        vec_remove(&r->commands, (size_t)(sent - r->commands.v));
    }
}

void effects_answer(struct reader *r, const struct engine_event *event)
{
    if (event->kind == EVENT_DRAWN) {
        reader_update(r, &(struct ui_event){.kind = UI_DRAWN,
                                            .drawing = event->drawing,
                                            .text = event->picture.path,
                                            .error = &event->error});
        return;
    }
    struct sent_command *sent = effects_find(r, event->ticket);
    reader_update(r, &(struct ui_event){
                         .kind = UI_ENGINE, .engine = event, .cause = sent ? &sent->effect : NULL});
    if (event->last)
        effects_forget(r, event->ticket);
}
