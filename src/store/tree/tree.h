/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tree of portals, categories, sources and saved views below the root (TREE_ROOT), each with counts
 * of its articles. The counts are maintained with every change; an article below a node twice
 * counts once, and one of a view below it not at all.
 */
#pragma once

#include "base/vec.h"
#include "model/tree.h"
#include "store/store.h"
#include "store/tree/sources.h"

enum { TREE_MAX_DEPTH = 32 };

MUST_CHECK bool tree_load(struct store *s, struct tree *out, struct error *e);

/* Takes a fraction of the time of tree_load(). tree_counts_fini() frees, even after a failure. */
MUST_CHECK bool tree_load_counts(struct store *s, struct tree_counts *out, struct error *e);

/* Single node with its depth, strings in `arena`. ERROR_NOT_FOUND also for a removed one. */
MUST_CHECK bool tree_get(struct store *s, int64_t id, struct arena *arena, struct tree_node *out,
                         struct error *e);
/* Titles from the portal down to the node, in `arena`. */
MUST_CHECK bool tree_path(struct store *s, int64_t id, struct arena *arena, const char ***titles,
                          size_t *n, struct error *e);
/* Highest id of a node so far. */
MUST_CHECK bool tree_last_id(struct store *s, int64_t *out, struct error *e);
/* Source with this url, by canonical form (text/url/url.h); 0 for none. */
MUST_CHECK bool tree_find_url(struct store *s, const char *url, int64_t *out, struct error *e);
/* Resolves "Portal/Category/Source" or a source's address. Unique prefixes of titles suffice, "\/"
 * escapes a slash, categories precede sources of the same title. ERROR_NOT_FOUND for none, with
 * number 1 for an ambiguous path. */
MUST_CHECK bool tree_find_path(struct store *s, const char *path, int64_t *out, struct error *e);
/* *out: the node is `above` or below it. */
MUST_CHECK bool tree_is_below(struct store *s, int64_t node, int64_t above, bool *out,
                              struct error *e);
/* First portal or category of that title among a node's children; 0 for none. */
MUST_CHECK bool tree_find_folder(struct store *s, int64_t parent, const char *title, int64_t *out,
                                 struct error *e);
