/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader waits for and Esc cancels: effects that need the network, until their last
 * event. */
#ifndef GANDER_TUI_WAITS_H
#define GANDER_TUI_WAITS_H

#include "tui/ui.h"

/* Whether effects of that kind need it. */
bool waits_for_network(enum effect_kind kind);

/* An effect was asked for; and it has ended, or could not be carried out. */
void waits_begin(struct ui *ui, enum effect_kind kind);
void waits_end(struct ui *ui, enum effect_kind kind);

/* Whether there is something to cancel. */
bool waits_any(const struct ui *ui);
/* Likewise, but for the pictures of an article that is opened, which keep nobody waiting. */
bool waits_show(const struct ui *ui);

#endif
