/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of options at run time. */
#pragma once

#include <stdbool.h>

struct config;
struct ui;

/* "NAME VALUE", "NAME=VALUE", or "NAME" to show it. Reports the result in the status line. */
void settings_set(struct ui *ui, const char *argument);

/* Takes over settings read from a file, and applies those that differ. `reloaded`: they are those
 * of the user's configuration file alone; what the session restores stays unless the file has
 * changed. */
void settings_replace(struct ui *ui, struct config *settings, bool reloaded);
