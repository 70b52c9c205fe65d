/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths of categories, with creation of missing ones. */
#include <string.h>

#include "store/edit/edit.h"
#include "store/sql/db.h"
#include "store/tree/path.h"
#include "store/tree/tree.h"

/* The only portal whose title has that prefix; else 0. */
static bool find_portal(struct store *s, struct str title, int64_t *out, struct error *e)
{
    AUTO(tree) tree = {0};
    bool several;
    if (!tree_load(s, &tree, e))
        return false;
    *out = tree_find_child(&tree, TREE_ROOT, title, true, &several);
    return true;
}

static bool make_folder(struct store *s, int64_t parent, const char *title, int64_t *out,
                        struct tree_added *added, struct error *e)
{
    struct outline folder = {.kind = parent == TREE_ROOT ? NODE_PORTAL : NODE_CATEGORY,
                             .title = title};
    if (!tree_add(s, parent, &folder, out, e))
        return false;
    if (added->nodes.n == 0) /* the topmost */
        vec_push(&added->nodes, *out);
    return true;
}

static bool make_path(struct store *s, const char *path, int64_t *node, struct tree_added *added,
                      struct error *e)
{
    AUTO(buf) title = BUF_INIT;
    const char *rest = path;
    bool ok = true, any = false;
    while (ok && tree_next_title(&rest, &title)) {
        int64_t found;
        bool ends = rest[strspn(rest, TREE_BETWEEN)] == '\0';
        any = true;
        ok = tree_find_folder(s, *node, buf_c(&title), &found, e);
        if (ok && !found && *node == TREE_ROOT && !ends)
            ok = find_portal(s, buf_str(&title), &found, e);
        if (ok && !found)
            ok = make_folder(s, *node, buf_c(&title), &found, added, e);
        *node = ok ? found : *node;
    }
    return ok && (any || error_set(e, ERROR_INVALID, 0, "not a category name: %s", path));
}

bool tree_make_path(struct store *s, int64_t from, const char *path, int64_t *node,
                    struct tree_added *added, struct error *e)
{
    *node = from;
    *added = (struct tree_added){0};
    if (!store_begin(s, e))
        return false;
    bool ok = store_end(s, make_path(s, path, node, added, e), e);
    if (!ok)
        vec_fini(&added->nodes);
    return ok;
}
