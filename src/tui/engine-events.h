/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handling of engine events. */
#pragma once

#include <stdbool.h>

struct error;
struct ui;
struct ui_event;

/* Shows a failure of an option's program among the problems until it succeeds. */
void ui_program_ended(struct ui *ui, const char *option, const struct error *e);
void ui_engine_event(struct ui *ui, const struct ui_event *event);
/* The tree was loaded. */
void ui_tree_loaded(struct ui *ui);
/* A portal was added or failed: after the last expected one, those added are refreshed. */
void ui_portal_ended(struct ui *ui, bool added);
