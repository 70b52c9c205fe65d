/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the tree: nodes added, moved, removed, restored. Counts of all nodes follow. */
#pragma once

#include "base/vec.h"
#include "model/tree.h"
#include "store/store.h"

/* Adds a node as the last child, ignoring the outline's `depth`. ERROR_INVALID for a kind not
 * allowed there (portals only below the root, nothing below a source or view); ERROR_EXISTS, with
 * *id set, when the parent already has a source with that url, or a view with that title. A query
 * that cannot be used is only a problem of the view. */
MUST_CHECK bool tree_add(struct store *s, int64_t parent, const struct outline *node, int64_t *id,
                         struct error *e);
/* Result of an addition; nodes are to be freed with vec_fini(). */
struct tree_added {
    int64_t sources, known; /* new and existing ones */
    int64_t views, views_known;
    VEC(int64_t) nodes; /* roots of the new subtrees */
};
/* Adds a preorder list below `into` (portals, and with 0 views, below the root). Merges with
 * existing categories and views (by title) and sources (by url, below the same node), which stay
 * unchanged. Entries too deep move up to the next level with room. A source may have the title of a
 * category. */
MUST_CHECK bool tree_add_outlines(struct store *s, int64_t into, const struct outline *outlines,
                                  size_t n, struct tree_added *added, struct error *e);
/* Resolves a path of portal and categories below `from`, creating missing ones and ignoring
 * sources. Titles must be complete, except the first portal's. ERROR_INVALID for an empty path. */
MUST_CHECK bool tree_make_path(struct store *s, int64_t from, const char *path, int64_t *node,
                               struct tree_added *added, struct error *e);

/* Changes of a node; NULL and 0 leave a field unchanged. */
struct tree_change {
    const char *title, *url, *site_url;
    const char *query; /* of a view; ERROR_USAGE for a malformed one */
    int64_t parent;
    int64_t before; /* next sibling or TREE_LAST, also for one that was purged; 0: the last if the
                       parent changes */
    enum node_kind kind; /* NODE_ROOT: unchanged; a source stays a source */
};
/* Current parent and next sibling of a node, even a removed one, to undo a tree_edit(). */
MUST_CHECK bool tree_get_place(struct store *s, int64_t id, struct tree_change *place,
                               struct error *e);
/* A new address at another host drops the source's cookie and credentials (url_keeps_secrets).
 * ERROR_INVALID for a move into itself or to a place not allowed; ERROR_EXISTS when the parent
 * already has a source with that url. */
MUST_CHECK bool tree_edit(struct store *s, int64_t id, const struct tree_change *change,
                          struct error *e);

/* Removes a subtree, and articles that no other source has, from all lists and counts. Everything
 * is kept until tree_purge(), so that tree_restore() brings it back with marks and counts. Starred
 * articles stay in the collection. `now` is the time for tree_purge(). */
MUST_CHECK bool tree_remove(struct store *s, int64_t id, int64_t now, struct error *e);
MUST_CHECK bool tree_restore(struct store *s, int64_t id, struct error *e);
