/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of the edit overlay for the fetch settings of a source. */
#pragma once

#include <stddef.h>

struct sheet;
struct ui;
struct ui_event;

/* Loads the settings of the edited node, if it is a source. */
void edit_settings_load(struct ui *ui);
/* UI_SETTINGS. */
void edit_settings_accept(struct ui *ui, const struct ui_event *event);

/* Adds a line for each setting, once loaded, with indexes from `first` on. */
void edit_settings_fill(struct ui *ui, struct sheet *s, size_t first);
/* Asks for a setting's new value or takes the next one; resets it to the default. */
void edit_settings_choose(struct ui *ui, size_t index);
void edit_settings_reset(struct ui *ui, size_t index);
