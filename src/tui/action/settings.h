/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options changed while the reader runs. */
#ifndef GANDER_TUI_ACTION_SETTINGS_H
#define GANDER_TUI_ACTION_SETTINGS_H

struct ui;

/* "NAME VALUE", "NAME=VALUE", or "NAME" to see what it is. Says what came of it. */
void settings_set(struct ui *ui, const char *argument);

#endif
