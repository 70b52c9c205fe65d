/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refreshes at intervals while the reader runs (the option refresh-automatically). */
#pragma once

#include <stdbool.h>

struct effect;
struct ui;

/* Starts a refresh of what is due when it is time, silently. Without network it asks one source,
 * whose answer ends the outage: the engine then retries those that wait. */
void automatic_refresh(struct ui *ui);
/* True for an effect of automatic_refresh(). */
bool is_automatic_refresh(const struct effect *f);
