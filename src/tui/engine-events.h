/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the engine tells, put on the screen. */
#ifndef GANDER_TUI_ENGINE_EVENTS_H
#define GANDER_TUI_ENGINE_EVENTS_H

struct ui;
struct ui_event;

void ui_engine_event(struct ui *ui, const struct ui_event *event);
/* The tree was read. */
void ui_tree_came(struct ui *ui);
/* A portal was added, or could not be: the last of several has all of them refreshed. */
void ui_portal_came(struct ui *ui);

#endif
