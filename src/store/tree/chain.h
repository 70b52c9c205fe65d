/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains: the nodes that list a source's articles (listing.h). Changes of the tree and of quiet
 * sources. Callers hold a transaction. Only store/ includes this. */
#pragma once

#include "store/sql/db.h"

/* Adds the chains and lists of the subtree at `node` to its ancestors, after it was added or
 * restored; removes them, before it is removed; moves the subtree below another parent. */
MUST_CHECK bool chain_attach(struct store *s, int64_t node, struct error *e);
MUST_CHECK bool chain_detach(struct store *s, int64_t node, struct error *e);
MUST_CHECK bool chain_move(struct store *s, int64_t node, int64_t parent, struct error *e);
/* Sets whether a source is quiet. */
MUST_CHECK bool chain_set_quiet(struct store *s, int64_t source, bool quiet, struct error *e);
/* Node of a query: for TREE_ALL that or, while no source is quiet, the root. */
MUST_CHECK bool chain_find_node(struct store *s, int64_t node, int64_t *out, struct error *e);
