/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that add, change and remove sources; accounts, which bring theirs along. */
#pragma once

#include "tui/core/view.h"

struct engine_event;
struct ui;

extern const struct handler subscription_handlers[];
/* Opens the prompt for an address with this one in it, sanitized. */
void ui_ask_address(struct ui *ui, const char *address);
/* A subscription was added, or existed: selects it. */
void ui_added(struct ui *ui, const struct engine_event *e);

/* An account was added: selects it, and fetches its articles. */
void ui_account_added(struct ui *ui, const struct engine_event *e);
