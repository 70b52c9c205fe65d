/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handler of ENGINE_FETCH_COMMENTS: the feed of an article's comments. Engine thread. */
#ifndef GANDER_ENGINE_REFRESH_COMMENTS_H
#define GANDER_ENGINE_REFRESH_COMMENTS_H

#include "engine/thread/worker.h"

void comments_fetch(struct worker *w, struct engine_command *c);

#endif
