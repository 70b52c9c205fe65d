/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A refresh: every source that it is about is asked at once (net keeps each host's manners), and
 * each answer is merged as it arrives; the pages of new articles that came without their text
 * follow with what capacity is left.
 */
#ifndef GANDER_ENGINE_REFRESH_REFRESH_H
#define GANDER_ENGINE_REFRESH_REFRESH_H

#include "engine/thread/worker.h"

/* ENGINE_REFRESH and ENGINE_FETCH_OLDER. Borrows the command. */
void refresh_start(struct worker *w, struct engine_command *c);

#endif
