/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of the tree changed, moved and removed. Handlers of commands. */
#ifndef GANDER_ENGINE_EDIT_NODES_H
#define GANDER_ENGINE_EDIT_NODES_H

#include "engine/thread/worker.h"

void edit_remove(struct worker *w, struct engine_command *c);
void edit_node(struct worker *w, struct engine_command *c);

#endif
