/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handlers of commands: undo, redo, clearing the journal. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

/* ENGINE_UNDO, ENGINE_REDO. */
void edit_undo(struct worker *w, struct engine_command *c);
void edit_forget_changes(struct worker *w, struct engine_command *c);
