/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handlers of commands: editing, moving and removing nodes of the tree. Engine thread. */
#ifndef GANDER_ENGINE_EDIT_NODES_H
#define GANDER_ENGINE_EDIT_NODES_H

#include "engine/thread/worker.h"

void edit_remove(struct worker *w, struct engine_command *c);
void edit_drop_account(struct worker *w, struct engine_command *c);
void edit_node(struct worker *w, struct engine_command *c);

#endif
