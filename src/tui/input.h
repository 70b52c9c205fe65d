/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dispatch of keys, pasted text, the mouse, and commands. */
#pragma once

struct input;
struct ui;

void ui_input(struct ui *ui, const struct input *in);
/* Runs posted commands, including those that they post, then those of the typed key. */
void input_run_posted(struct ui *ui);
