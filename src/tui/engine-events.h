/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handling of engine events. */
#pragma once

#include <stdbool.h>

struct ui;
struct ui_event;

/* UI_PROGRAM: shows a failure of an option's program among the problems until it succeeds. */
void ui_program_ended(struct ui *ui, const struct ui_event *event);
void ui_engine_event(struct ui *ui, const struct ui_event *event);
/* UI_TREE. */
void ui_tree_loaded(struct ui *ui, const struct ui_event *event);
/* A portal was added or failed: after the last expected one, those added are refreshed. */
void ui_portal_ended(struct ui *ui, bool added);
