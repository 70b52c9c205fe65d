/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of sources with problems, by host and reason. Pure. */
#pragma once

#include "model/tree.h"

/* Sets the tree's `troubles` and `problems` from its nodes. */
void troubles_find(struct tree *t);
