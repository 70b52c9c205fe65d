/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handlers of commands: editing, moving and removing nodes of the tree. Engine thread. */
#pragma once

#include "engine/thread/worker.h"

void edit_remove(struct worker *w, struct engine_command *c);
void edit_drop_account(struct worker *w, struct engine_command *c);
void edit_node(struct worker *w, struct engine_command *c);
