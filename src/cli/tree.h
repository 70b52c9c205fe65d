/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tree of portals, categories and sources as text or JSON. */
#pragma once

#include <jansson.h>

#include "base/buf.h"
#include "cli/session.h"
#include "engine/engine.h"
#include "model/tree.h"

/* {"unread", "total", "starred", "problems"}; without a network also "waiting" and "offline_since".
 * The caller owns the reference. */
json_t *tree_counts_json(const struct tree *tree);
void tree_add_text(struct buf *out, const struct tree *tree);
/* Loads the tree and prints it by one of these. */
struct tree_printer {
    json_t *(*json)(const struct tree *tree);
    void (*add_text)(struct buf *out, const struct tree *tree);
};
enum cli_status tree_print(struct session *s, bool json, const struct tree_printer *printer);
/* A node with all its data; the caller owns the reference. */
json_t *tree_node_json(const struct tree_node *node);

/* The view with that title, or at that path. Reports a failure on standard error. */
MUST_CHECK enum cli_status views_find(struct session *s, const char *name, int64_t *node);
