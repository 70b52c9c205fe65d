/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of options at run time. */
#pragma once

struct call;
struct ui;
struct ui_event;

/* "NAME VALUE", "NAME=VALUE", or "NAME" to show it. Reports the result in the status line. */
void settings_set(struct ui *ui, const struct call *call);

/* UI_CONFIG: takes over settings read from a file, and applies those that differ. `reloaded`: what
 * the session restores stays unless the file has changed. */
void settings_replace(struct ui *ui, const struct ui_event *event);
