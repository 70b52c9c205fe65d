/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs and colours, by the settings and what is known of the terminal. */
#ifndef GANDER_TUI_CORE_APPEARANCE_H
#define GANDER_TUI_CORE_APPEARANCE_H

#include <stdbool.h>

struct ui;

/* After the settings `ascii` and `linear`. */
void ui_choose_glyphs(struct ui *ui);
void ui_choose_theme(struct ui *ui);
/* Whether right-to-left text goes to the terminal as it is read. */
bool ui_terminal_bidi(const struct ui *ui);

#endif
