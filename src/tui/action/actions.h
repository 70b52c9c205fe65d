/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands do wherever the focus is. */
#ifndef GANDER_TUI_ACTION_ACTIONS_H
#define GANDER_TUI_ACTION_ACTIONS_H

#include "config/command.h"

struct handler;

/* NULL for nothing. */
const struct handler *ui_find_action(enum command command);

#endif
