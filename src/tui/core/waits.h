/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader waits for and Esc cancels: effects that need the network, until their last
 * event. */
#ifndef GANDER_TUI_CORE_WAITS_H
#define GANDER_TUI_CORE_WAITS_H

#include "tui/ui.h"

struct waits {
    int commands[ENGINE_COMMANDS]; /* under way, by kind */
    int files;                     /* portals and lists of subscriptions from files */
};

/* Whether effects like this one (may be NULL) need it. */
bool waits_for_network(const struct effect *f);

/* An effect was asked for; and it has ended, or could not be carried out. */
void waits_begin(struct waits *w, const struct effect *f);
void waits_end(struct waits *w, const struct effect *f);

/* Whether there is something to cancel. */
bool waits_any(const struct ui *ui);
/* Likewise, but for the pictures of an article that is opened, which keep nobody waiting. */
bool waits_show(const struct ui *ui);

#endif
