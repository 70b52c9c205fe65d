/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/core/services.h"

#include <stdarg.h>

#include "base/i18n.h"
#include "engine/data/command.h"
#include "model/tree.h"
#include "present/reason.h"
#include "screen/glyphs.h"
#include "text/display/safe.h"
#include "tui/core/state.h"
#include "tui/core/waits.h"
#include "tui/ui.h"

struct effect *ui_effect(struct ui *ui, enum effect_kind kind)
{
    struct effect *f = effects_add(ui->effects, kind);
    waits_begin(&ui->waits, f);
    return f;
}

struct effect *ui_send(struct ui *ui, const struct engine_command *command)
{
    struct effect *f = effects_add(ui->effects, EFFECT_ENGINE);
    f->command = engine_command_copy(command);
    waits_begin(&ui->waits, f);
    return f;
}

uint32_t ui_next_request(struct ui *ui)
{
    ui->last_request += ui->last_request == UINT32_MAX ? 2 : 1; /* never 0 */
    return ui->last_request;
}

void ui_refresh(struct ui *ui, const int64_t *nodes, size_t n, unsigned flags)
{
    ui_send(ui, &(struct engine_command){
                    .kind = ENGINE_REFRESH, .ids = nodes, .n_ids = n, .flags = flags});
    ui_notify(ui, ROLE_NOTICE, _("Refreshing… %s cancels"), ui_key(ui, COMMAND_CANCEL));
}

static void post(struct ui *ui, struct posted_command posted)
{
    posted.argument = mem_strdup(posted.argument);
    vec_push(&ui->posted, posted);
}

void ui_run(struct ui *ui, enum command command, int count, const char *argument)
{
    post(ui, (struct posted_command){command, count, (char *)argument, false});
}

void ui_run_action(struct ui *ui, enum command command, const char *argument)
{
    post(ui, (struct posted_command){command, 0, (char *)argument, true});
}

void ui_focus(struct ui *ui, enum pane pane)
{
    ui->focus_moved = true;
    ui->article_left =
        ui->article_left || (ui->panes.focus == PANE_ARTICLE && pane != PANE_ARTICLE);
    ui->panes.focus = pane;
}

void ui_say(struct ui *ui, enum role role, const char *text)
{
    AUTO(buf) words = BUF_INIT;
    glyphs_add_words(ui->glyphs, &words, str_from(text));
    buf_clear(&ui->message);
    safe_add_line(&ui->message, buf_str(&words));
    ui->message_role = role;
}

void ui_notify(struct ui *ui, enum role role, const char *format, ...)
{
    AUTO(buf) line = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_vprintf(&line, format, args);
    va_end(args);
    ui_say(ui, role, buf_c(&line));
}

const char *ui_reason(struct ui *ui, const char *detail)
{
    buf_clear(&ui->reason);
    reason_add(&ui->reason, detail);
    return buf_c(&ui->reason);
}

const char *ui_problem(struct ui *ui, const struct tree_node *node)
{
    if (!node->status.problem)
        return _("Unknown reason.");
    buf_clear(&ui->reason);
    if (node->status.error == ERROR_NOT_FEED) /* the detail only says what it is */
        buf_printf(&ui->reason, "%s: ", _("not a feed"));
    reason_add(&ui->reason, node->status.problem);
    return buf_c(&ui->reason);
}

void ui_add_moment(const struct ui *ui, struct buf *b, int64_t time)
{
    if (time == 0) {
        buf_add_c(b, _("never"));
        return;
    }
    struct civil c = ui_civil(ui, time);
    buf_printf(b, "%04d-%02d-%02d %02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}

bool ui_has_exit(const struct ui *ui)
{
    const struct keymap *map = ui->settings.key_table;
    return keymap_of(map, COMMAND_QUIT) || keymap_of(map, COMMAND_COMMAND_LINE);
}

const char *ui_key(struct ui *ui, enum command command)
{
    const struct binding *binding = keymap_of(ui->settings.key_table, command);
    buf_clear(&ui->key);
    if (binding)
        key_add_name(&ui->key, binding->keys, binding->n_keys);
    else if (command == COMMAND_QUIT && !ui_has_exit(ui))
        buf_add_c(&ui->key, "C-c");
    else
        buf_printf(&ui->key, ":%s", command_info(command)->name);
    return buf_c(&ui->key);
}

void ui_say_key(struct ui *ui, const char *format, enum command command)
{
    AUTO(buf) line = BUF_INIT;
    buf_printf(&line, format, ui_key(ui, command));
    ui_say(ui, ROLE_NOTICE, buf_c(&line));
}

void sentence_add(struct buf *b, const char *format, ...)
{
    AUTO(buf) before = *b, sentence = BUF_INIT;
    va_list args;
    va_start(args, format);
    buf_vprintf(&sentence, format, args);
    va_end(args);
    *b = (struct buf)BUF_INIT;
    if (before.n > 0) {
        /* TRANSLATORS: two sentences; in Chinese without the space. */
        buf_printf(b, _("%s %s"), buf_c(&before), buf_c(&sentence));
    } else {
        buf_add(b, buf_str(&sentence));
    }
}
