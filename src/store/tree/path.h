/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a path through the tree. Only store/ includes this. */
#pragma once

#include "base/buf.h"
#include "model/tree.h"

#define TREE_BETWEEN "/ \t\n\v\f\r" /* characters that may stand between titles */

/* Splits the next title off a path, without white space around it; "\/" and "\\" escape "/" and
 * "\". */
bool tree_next_title(const char **path, struct buf *title);
/* Child of that title, else the only one with that prefix; 0 for none or several. `folders` ignores
 * sources and views. */
int64_t tree_find_child(const struct tree *tree, int64_t parent, struct str title, bool folders,
                        bool *several);
