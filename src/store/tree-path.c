/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/db.h"
#include "store/tree.h"

/* Takes the next title off a path; "\/" and "\\" stand for "/" and "\". */
static bool next_title(const char **path, struct buf *title)
{
    const char *p = *path;
    buf_clear(title);
    while (*p == '/') {
        p++;
    }
    for (; *p && *p != '/'; p++) {
        if (*p == '\\' && (p[1] == '/' || p[1] == '\\')) {
            p++;
        }
        buf_add_char(title, *p);
    }
    *path = p;
    return title->n > 0;
}

/* The child of that title, else the only one whose title begins so; 0 when none or several do. */
static int64_t find_child(const struct tree *tree, int64_t parent, struct str title, bool *several)
{
    int64_t found = 0;
    *several = false;
    for (size_t i = 0; i < tree->n; i++) {
        const struct tree_node *node = &tree->nodes[i];
        if (node->parent != parent) {
            continue;
        }
        if (str_eq(str_from(node->title), title)) {
            *several = false;
            return node->id;
        }
        if (str_starts_nocase(str_from(node->title), title)) {
            *several = found != 0;
            found = node->id;
        }
    }
    return *several ? 0 : found;
}

static bool walk(const struct tree *tree, const char *path, int64_t *node, struct error *e)
{
    struct buf title = BUF_INIT;
    const char *rest = path;
    bool ok = true, several = false;
    *node = TREE_ROOT;
    while (ok && next_title(&rest, &title)) {
        *node = find_child(tree, *node, buf_str(&title), &several);
        if (*node == 0 && several) {
            ok = error_set(e, ERROR_NOT_FOUND, 0, "ambiguous: several names begin with %s", path);
        } else if (*node == 0) {
            ok = error_set(e, ERROR_NOT_FOUND, 0, "no such portal, category or source: %s", path);
        }
    }
    buf_fini(&title);
    return ok;
}

bool tree_find_path(struct store *s, const char *path, int64_t *out, struct error *e)
{
    struct tree tree;
    if (strstr(path, "://")) {
        if (!tree_find_url(s, path, out, e))
            return false;
        return *out != 0 ||
               error_set(e, ERROR_NOT_FOUND, 0, "no source has this address: %s", path);
    }
    if (!tree_load(s, &tree, e))
        return false;
    bool ok = walk(&tree, path, out, e);
    tree_fini(&tree);
    return ok;
}

bool tree_is_below(struct store *s, int64_t node, int64_t above, bool *out, struct error *e)
{
    int64_t n = 0;
    bool ok = db_get(s, e, &n, TREE_ABOVE "SELECT count(*) FROM above WHERE id = ?2", DB(node),
                     DB(above));
    *out = n > 0;
    return ok;
}
