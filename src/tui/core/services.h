/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every part of the reader may do: ask for effects, post commands, tell the user. */
#ifndef GANDER_TUI_CORE_SERVICES_H
#define GANDER_TUI_CORE_SERVICES_H

#include "tui/core/state.h"

/* Asks for an effect. */
struct effect *ui_effect(struct ui *ui, enum effect_kind kind);
/* Sends the engine a command, which is copied. */
void ui_send(struct ui *ui, const struct engine_command *command);
/* A number for what is loaded, never 0. */
uint32_t ui_next_request(struct ui *ui);
/* Refreshes what is beneath these nodes, and says so. */
void ui_refresh(struct ui *ui, const int64_t *nodes, size_t n, unsigned flags);

/* Posts a command, which runs as if its key had been pressed once what happens now is done;
 * `count`: typed before it, 0 for nothing. */
void ui_run(struct ui *ui, enum command command, int count, const char *argument);
/* Likewise, but past the view that has the focus. */
void ui_run_action(struct ui *ui, enum command command, const char *argument);
/* The pane gets the focus; what follows from that comes once what happens now is done. */
void ui_focus(struct ui *ui, enum pane pane);

/* Puts a message into the status line, until the next key. */
void ui_say(struct ui *ui, enum role role, const char *format, ...) PRINTF_LIKE(3, 4);
/* What `detail` says of a failure (present/reason.h); the words last until the next call. */
const char *ui_reason(struct ui *ui, const char *detail);
/* Likewise why a source fails. */
const char *ui_problem(struct ui *ui, const struct engine_node *node);

/* A time as the reader's clock shows it. */
static inline struct civil ui_civil(const struct ui *ui, int64_t time)
{
    return date_civil(time, zone_offset(ui->zone, time));
}
/* "2026-11-22 14:20", or "never". */
void ui_add_moment(const struct ui *ui, struct buf *b, int64_t time);

#endif
