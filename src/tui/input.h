/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, pasted text and the mouse, and the commands that they run. */
#ifndef GANDER_TUI_INPUT_H
#define GANDER_TUI_INPUT_H

struct input;
struct ui;

void ui_input(struct ui *ui, const struct input *in);
/* Runs the commands that were posted, and those that they post. */
void input_run_posted(struct ui *ui);

#endif
