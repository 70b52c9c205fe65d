/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Global commands, available in any view. */
#pragma once

#include "config/command.h"

struct handler;

/* Handler of a command, NULL for none. */
const struct handler *ui_find_action(enum command command);
