/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services for all parts of the reader: effects, posted commands, messages. */
#pragma once

#include "base/buf.h"
#include "tui/core/state.h"

/* Adds an effect to the current update's. Borrowed until the next one. */
struct effect *ui_effect(struct ui *ui, enum effect_kind kind);
/* Sends the engine a copy of the command; the effect as of ui_effect(). */
struct effect *ui_send(struct ui *ui, const struct engine_command *command);
/* Number for a load, never 0. */
uint32_t ui_next_request(struct ui *ui);
/* Refreshes the sources beneath these nodes, with a message. */
void ui_refresh(struct ui *ui, const int64_t *nodes, size_t n, unsigned flags);

/* Posts a command: it runs like a key's once the current event is handled. `count`: number typed
 * before it, 0: none. */
void ui_run(struct ui *ui, enum command command, int count, const char *argument);
/* Likewise, bypassing the focused view. */
void ui_run_action(struct ui *ui, enum command command, const char *argument);
/* Moves the focus to a pane; consequences follow once the current event is handled. */
void ui_focus(struct ui *ui, enum pane pane);

/* Shows a message in the status line until the next key. */
void ui_say(struct ui *ui, enum role role, const char *text);
void ui_notify(struct ui *ui, enum role role, const char *format, ...) PRINTF_LIKE(3, 4);
/* Likewise a notice about the key of a command, which stands for %s. */
void ui_say_key(struct ui *ui, const char *format, enum command command);
/* Translated detail of a failure (present/reason.h), valid until the next call. */
const char *ui_reason(struct ui *ui, const char *detail);
/* Likewise for a source's failure. */
const char *ui_problem(struct ui *ui, const struct tree_node *node);

/* False when no key quits or opens the command line: then Ctrl-C quits. */
bool ui_has_exit(const struct ui *ui);
/* Key of a command, or the command as typed; valid until the next call. */
const char *ui_key(struct ui *ui, enum command command);

/* Time in the reader's zone. */
static inline struct civil ui_civil(const struct ui *ui, int64_t time)
{
    return date_civil(time, zone_offset(ui->zone, time));
}
/* "2026-11-22 14:20", or "never". */
void ui_add_moment(const struct ui *ui, struct buf *b, int64_t time);

/* Appends a sentence, after the gap that the user's language puts between two. */
void sentence_add(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
