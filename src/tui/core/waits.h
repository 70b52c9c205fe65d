/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Network operations in progress, which Esc cancels: effects until their last event. */
#pragma once

#include "engine/data/command.h"
#include "tui/ui.h"

struct waits {
    int commands[ENGINE_COMMANDS]; /* in progress, by kind */
    int files;                     /* portals and subscription lists from files */
};

/* True for effects that use the network; `f` may be NULL. */
bool waits_for_network(const struct effect *f);

/* Counts an effect from its request to its end or failure. */
void waits_begin(struct waits *w, const struct effect *f);
void waits_end(struct waits *w, const struct effect *f);

/* True with anything to cancel. */
bool waits_any(const struct ui *ui);
/* Likewise, except pictures of the open article, which arrive in the background. */
bool waits_show(const struct ui *ui);
