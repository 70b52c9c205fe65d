/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems of sources, grouped by host and reason. Pure. */
#ifndef GANDER_ENGINE_READ_TROUBLES_H
#define GANDER_ENGINE_READ_TROUBLES_H

#include "engine/engine.h"

/* Fills in the tree's problems, from all else that is in it. */
void troubles_find(struct engine_tree *t);

#endif
