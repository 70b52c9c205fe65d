/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that give an article, or its address, to another program. */
#ifndef GANDER_TUI_ACTION_SENDING_H
#define GANDER_TUI_ACTION_SENDING_H

#include "tui/core/view.h"

extern const struct handler sending_handlers[];

#endif
