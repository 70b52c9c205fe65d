/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Views after changes of the tree: paths of in:, names of sources, articles that come and go with
 * their nodes. Changes are noted, and take effect before the outermost commit. A small subtree is
 * judged article by article, a large one by new walks (store/view/walk.h). Only store/ includes
 * this.
 */
#pragma once

#include "store/view/set.h"

/* To be called before a change of the tree, in its transaction. `node` is the subtree whose
 * articles change in those parts (enum views_part); 0: only paths may change. */
MUST_CHECK bool views_note_tree(struct store *s, int64_t node, unsigned what, struct error *e);
