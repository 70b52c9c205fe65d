/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the edit overlay that show and change how a source is fetched. */
#ifndef GANDER_TUI_OVERLAY_EDIT_SETTINGS_H
#define GANDER_TUI_OVERLAY_EDIT_SETTINGS_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct source_settings;
struct sheet;
struct ui;

/* Asks for the settings of the node that is edited, if it is a source. */
void edit_settings_load(struct ui *ui);
/* The answer: takes the values over. */
void edit_settings_accept(struct ui *ui, uint32_t request, const struct source_settings *values,
                          struct arena *arena);

/* Adds a line for each, once they are known; their indexes are `first` and up. */
void edit_settings_fill(struct ui *ui, struct sheet *s, size_t first);
/* Asks for the setting's new value, or takes the next one; takes it back to the general one. */
void edit_settings_choose(struct ui *ui, size_t index);
void edit_settings_reset(struct ui *ui, size_t index);

#endif
