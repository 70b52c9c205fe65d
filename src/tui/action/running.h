/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that run a program of the user's with parts of the article as arguments. */
#ifndef GANDER_TUI_ACTION_RUNNING_H
#define GANDER_TUI_ACTION_RUNNING_H

#include "tui/core/view.h"

extern const struct handler running_handlers[];

#endif
