/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prompts: commands, finds, searches, settings. */
#ifndef GANDER_TUI_WIDGET_COMMAND_LINE_H
#define GANDER_TUI_WIDGET_COMMAND_LINE_H

struct ui;

void ui_prompt_command(struct ui *ui);
void ui_prompt_find(struct ui *ui);
void ui_prompt_search(struct ui *ui);
void ui_prompt_set(struct ui *ui);

#endif
