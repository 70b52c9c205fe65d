/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handling of engine events. */
#ifndef GANDER_TUI_ENGINE_EVENTS_H
#define GANDER_TUI_ENGINE_EVENTS_H

struct ui;
struct ui_event;

void ui_engine_event(struct ui *ui, const struct ui_event *event);
/* The tree was loaded. */
void ui_tree_loaded(struct ui *ui);
/* A portal was added or failed: after the last expected one, all of them are refreshed. */
void ui_portal_added(struct ui *ui);

#endif
