/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A refresh: every source that it is about is asked at once (net keeps each host's manners), and
 * each answer is merged as it arrives; the pages of new articles that came without their text
 * follow with what capacity is left.
 */
#ifndef GANDER_ENGINE_REFRESH_H
#define GANDER_ENGINE_REFRESH_H

#include "engine/worker.h"

struct refresh;

/* Further refresh_flags. */
enum { REFRESH_OLDER = 1 << 9 }; /* ENGINE_FETCH_OLDER */

/* Borrows the command. */
void refresh_start(struct worker *w, struct engine_command *c);
/* Requests of all refreshes that have not been dealt with. */
size_t refresh_under_way(const struct worker *w);
/* Ends all that is under way, lookups too; each ticket gets its last event. */
void refresh_cancel_all(struct worker *w);
/* Likewise, because the database cannot be written. */
void refresh_fail_all(struct worker *w, const struct error *e);

/* Does a small piece of what comes after the answers; false when there is nothing to do. */
bool refresh_step(struct worker *w);

/* Tells of changes, but not more often than people can look. */
void refresh_tell_changed(struct worker *w, engine_ticket ticket);

#endif
