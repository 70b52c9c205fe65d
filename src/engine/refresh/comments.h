/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handler of ENGINE_FETCH_COMMENTS: the feed of an article's comments. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

MUST_CHECK bool comments_fetch(struct worker *w, struct engine_command *c, struct error *e);
