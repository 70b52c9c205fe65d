/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that pass an article or its address to other programs. */
#ifndef GANDER_TUI_ACTION_SENDING_H
#define GANDER_TUI_ACTION_SENDING_H

#include "tui/core/view.h"

extern const struct handler sending_handlers[];

#endif
