/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding an account at a server: address, user and password are asked for in turn. */
#pragma once

#include "tui/core/view.h"

struct engine_event;
struct ui;

extern const struct handler account_handlers[];

/* An account was added: selects it, and fetches its articles. */
void ui_account_added(struct ui *ui, const struct engine_event *e);
