/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of options at run time. */
#ifndef GANDER_TUI_ACTION_SETTINGS_H
#define GANDER_TUI_ACTION_SETTINGS_H

struct ui;

/* "NAME VALUE", "NAME=VALUE", or "NAME" to show it. Reports the result in the status line. */
void settings_set(struct ui *ui, const char *argument);

#endif
