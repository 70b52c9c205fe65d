/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prompts: commands, finds, searches. */
#pragma once

#include "config/command.h"

struct call;
struct ui;

void ui_prompt_command(struct ui *ui, const struct call *call);
void ui_prompt_find(struct ui *ui);
void ui_prompt_search(struct ui *ui);
/* Command line that begins with this command. */
void ui_prompt_argument(struct ui *ui, enum command command);
