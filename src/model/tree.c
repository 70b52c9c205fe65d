/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/buf.h"
#include "model/tree.h"

#include <stdlib.h>

#include "base/ids.h"

const struct tree_node *tree_get_node(const struct tree *tree, int64_t id)
{
    for (size_t i = 0; i < tree->n; i++)
        if (tree->nodes[i].id == id)
            return &tree->nodes[i];
    return NULL;
}

void tree_set_counts(struct tree *tree, const struct tree_counts *counts)
{
    tree->all = counts->all;
    for (size_t i = 0; i < tree->n; i++) {
        struct tree_node *node = &tree->nodes[i];
        const struct node_counts *c =
            bsearch(&node->id, counts->nodes, counts->n, sizeof *c, ids_compare);
        if (c) {
            node->unread = c->unread;
            node->total = c->total;
            node->offline = c->offline;
        }
    }
}

void tree_add_node_path(struct buf *b, const struct tree *tree, const struct tree_node *node)
{
    const struct tree_node *parent = tree_get_node(tree, node->parent);
    if (parent) {
        tree_add_node_path(b, tree, parent);
        buf_add_char(b, '/');
    }
    for (const char *p = node->title; *p; p++) {
        buf_add_c(b, *p == '/' || *p == '\\' ? "\\" : "");
        buf_add_char(b, *p);
    }
}
