/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glyphs and colours for the settings and the terminal's abilities. */
#pragma once

#include <stdbool.h>

struct ui;

/* Selects glyphs by the settings `ascii` and `linear`. */
void ui_choose_glyphs(struct ui *ui);
void ui_choose_theme(struct ui *ui);
/* True when right-to-left text is sent in logical order, for the terminal to reorder. */
bool ui_terminal_bidi(const struct ui *ui);
/* True when the terminal's reordering is to be undone in advance. */
bool ui_inverts_bidi(const struct ui *ui);
