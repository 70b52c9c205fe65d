/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of portals, categories and sources in lines. */
#ifndef GANDER_CLI_TREE_H
#define GANDER_CLI_TREE_H

#include <jansson.h>

#include "base/buf.h"
#include "cli/session.h"
#include "engine/engine.h"

/* {"unread", "total", "starred", "problems"}, without a network also "waiting" and "offline_since";
 * to be decref'd. */
json_t *tree_counts_json(const struct engine_tree *tree);
void tree_add_text(struct buf *out, const struct engine_tree *tree);
/* Prints what these make of the tree, as JSON or as text. */
struct tree_printer {
    json_t *(*json)(const struct engine_tree *tree);
    void (*add_text)(struct buf *out, const struct engine_tree *tree);
};
enum cli_status tree_print(struct session *s, bool json, const struct tree_printer *printer);
/* One node, with all that is known of it. */
json_t *tree_node_json(const struct engine_node *node);

#endif
