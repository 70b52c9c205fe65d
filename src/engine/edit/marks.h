/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handlers of commands: marks, tags, notes and reading positions of articles. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

/* ENGINE_MARK, ENGINE_MARK_QUERY. */
void edit_mark(struct worker *w, struct engine_command *c);
void edit_tags(struct worker *w, struct engine_command *c);
void edit_note(struct worker *w, struct engine_command *c);
void edit_position(struct worker *w, struct engine_command *c);
