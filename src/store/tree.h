/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Portals, categories and sources: nodes below the root (TREE_ROOT), each with the number of
 * articles beneath it. The counts are kept by the database itself with every change; an article
 * that is beneath a node twice counts once.
 */
#ifndef GANDER_STORE_TREE_H
#define GANDER_STORE_TREE_H

#include "base/mem.h"
#include "base/vec.h"
#include "model/source.h"
#include "store/sources.h"
#include "store/store.h"

enum { TREE_MAX_DEPTH = 32 };

struct tree_node {
    int64_t id, parent;
    enum node_kind kind;
    int depth;    /* 0 for portals */
    int position; /* among its parent's children, ascending */
    const char *title;
    const char *url, *site_url, *language, *description; /* NULL when absent */
    int64_t unread, total;
    int64_t offline;             /* articles that can be read as a whole without the network */
    struct source_status status; /* sources only, else zero */
};

struct tree {
    struct arena arena;
    struct tree_node *nodes; /* preorder, without the root */
    size_t n;
    int64_t unread, total; /* of the root */
    int64_t offline;       /* likewise */
    int64_t starred;       /* articles in the collection */
};

MUST_CHECK bool tree_load(struct store *s, struct tree *out, struct error *e);
void tree_fini(struct tree *t);

/* One node (its depth too), strings in `arena`. ERROR_NOT_FOUND also for one that was removed. */
MUST_CHECK bool tree_get(struct store *s, int64_t id, struct arena *arena, struct tree_node *out,
                         struct error *e);
/* Titles from the portal down to the node, in `arena`. */
MUST_CHECK bool tree_path(struct store *s, int64_t id, struct arena *arena, const char ***titles,
                          size_t *n, struct error *e);
/* The source whose url is this one (canonically, text/url.h); 0 when there is none. */
MUST_CHECK bool tree_find_url(struct store *s, const char *url, int64_t *out, struct error *e);
/* The node that "Portal/Category/Source" names (any prefix of a title is enough when only one has
 * it; "\/" stands for a slash in a title; a category goes before a source of its title), or a
 * source's address. ERROR_NOT_FOUND otherwise, with number 1 when several are meant. */
MUST_CHECK bool tree_find_path(struct store *s, const char *path, int64_t *out, struct error *e);
/* Whether a node is beneath `above`, or that itself. */
MUST_CHECK bool tree_is_below(struct store *s, int64_t node, int64_t above, bool *out,
                              struct error *e);
/* The portal or category of that title below a node, the first if there are several; 0 when there
 * is none. */
MUST_CHECK bool tree_find_folder(struct store *s, int64_t parent, const char *title, int64_t *out,
                                 struct error *e);

/* Adds a node as the last child; `depth` of the outline is not looked at. ERROR_INVALID when a node
 * of that kind cannot be there (a portal only below the root, nothing below a source),
 * ERROR_EXISTS, with *id set, when the parent has a source of that url already. */
MUST_CHECK bool tree_add(struct store *s, int64_t parent, const struct outline *node, int64_t *id,
                         struct error *e);
/* What came into the tree. */
struct tree_added {
    int64_t sources, known; /* new ones, and those that were there */
    VEC(int64_t) nodes;     /* the topmost of all that is new; to vec_fini() */
};
/* Adds a preorder list below `into` (portals below the root): categories that are there (by title)
 * are gone into, sources that are there (by url, below the same node) are left as they are, and
 * what is too deep goes where there is room above it. Sources may have the title of a category. */
MUST_CHECK bool tree_add_outlines(struct store *s, int64_t into, const struct outline *outlines,
                                  size_t n, struct tree_added *added, struct error *e);
/* The node that a path below `from` names, with the portal and the categories on it that are
 * missing made; sources are passed over. Titles are to be whole, but the first portal's.
 * ERROR_INVALID for an empty path. */
MUST_CHECK bool tree_make_path(struct store *s, int64_t from, const char *path, int64_t *node,
                               struct tree_added *added, struct error *e);

/* What tree_edit changes: NULL, 0 and -1 leave a field as it is. */
struct tree_change {
    const char *title, *url, *site_url;
    int64_t parent;
    int64_t before;      /* the sibling to stand before, or TREE_LAST; 0: the last when the parent
                          * changes */
    enum node_kind kind; /* NODE_ROOT: as it is; a source stays a source */
};
/* Where a node stands, so that tree_edit brings it back there: parent and before. */
MUST_CHECK bool tree_get_place(struct store *s, int64_t id, struct tree_change *place,
                               struct error *e);
/* ERROR_INVALID for a move into itself or to where it cannot be; ERROR_EXISTS when a source of that
 * url is below the parent already. */
MUST_CHECK bool tree_edit(struct store *s, int64_t id, const struct tree_change *change,
                          struct error *e);

/* Removes a node with everything beneath: nodes, and articles that no other source has, are out of
 * every list and count, but kept until tree_purge so that tree_restore brings all of it back as it
 * was, marks and counts included. Starred articles stay in the collection. `now` is what tree_purge
 * compares with. */
MUST_CHECK bool tree_remove(struct store *s, int64_t id, int64_t now, struct error *e);
MUST_CHECK bool tree_restore(struct store *s, int64_t id, struct error *e);
/* Deletes for good what was removed up to `before` (seconds since 1970). Starred articles stay. In
 * steps of some hundred articles: *more tells that there is more to do. A node of which something
 * was deleted cannot be restored. */
MUST_CHECK bool tree_purge(struct store *s, int64_t before, bool *more, struct error *e);

#endif
