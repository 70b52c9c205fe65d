/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dispatch of keys, pasted text, the mouse, and commands. */
#pragma once

struct ui;
struct ui_event;

void ui_input(struct ui *ui, const struct ui_event *event);
/* Runs posted commands, including those that they post, then those of the typed key. */
void input_run_posted(struct ui *ui);
