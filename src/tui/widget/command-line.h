/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prompts: commands, finds, searches. */
#pragma once

#include "tui/widget/prompt.h"

struct call;

/* For `asks` of handlers; the command line then begins with the command. */
extern const struct prompt_kind command_prompt, find_prompt, search_prompt;

void ui_prompt_command(struct ui *ui, const struct call *call);
/* Opens the prompt for the argument of a command. */
void ui_prompt_argument(struct ui *ui, const struct prompt_kind *kind, enum command command);
