/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Global commands, available in any view. */
#ifndef GANDER_TUI_ACTION_ACTIONS_H
#define GANDER_TUI_ACTION_ACTIONS_H

#include "config/command.h"

struct handler;

/* Handler of a command, NULL for none. */
const struct handler *ui_find_action(enum command command);

#endif
