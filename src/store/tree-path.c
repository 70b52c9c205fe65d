/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/db.h"
#include "store/tree.h"

/* Splits the next title off a path; "\/" and "\\" escape "/" and "\". */
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

/* Match of a child's title, in ascending preference: categories before sources. */
enum fit { FIT_NONE, FIT_BEGINNING, FIT_SOURCE, FIT_WHOLE };

static enum fit fit_of(const struct tree_node *node, struct str title)
{
    if (str_eq(str_from(node->title), title)) {
        return node_is_source(node->kind) ? FIT_SOURCE : FIT_WHOLE;
    }
    return str_starts_nocase(str_from(node->title), title) ? FIT_BEGINNING : FIT_NONE;
}

/* Child of that title, else the only one with that prefix; 0 for none or several. `folders` ignores
 * sources. */
static int64_t find_child(const struct tree *tree, int64_t parent, struct str title, bool folders,
                          bool *several)
{
    int64_t found = 0;
    enum fit best = FIT_NONE;
    *several = false;
    for (size_t i = 0; i < tree->n; i++) {
        const struct tree_node *node = &tree->nodes[i];
        if (node->parent != parent || (folders && node_is_source(node->kind))) {
            continue;
        }
        enum fit fit = fit_of(node, title);
        if (fit > best) {
            best = fit;
            found = node->id;
            *several = false;
        } else if (fit == FIT_BEGINNING && fit == best) {
            *several = true;
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
        bool ends = rest[strspn(rest, "/")] == '\0';
        *node = find_child(tree, *node, buf_str(&title), !ends, &several);
        if (*node == 0 && several) {
            ok = error_set(e, ERROR_NOT_FOUND, 1, "ambiguous: several names begin with %s", path);
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

/* The only portal whose title has that prefix; else 0. */
static bool find_portal(struct store *s, struct str title, int64_t *out, struct error *e)
{
    struct tree tree;
    bool several;
    if (!tree_load(s, &tree, e))
        return false;
    *out = find_child(&tree, TREE_ROOT, title, true, &several);
    tree_fini(&tree);
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
    struct buf title = BUF_INIT;
    const char *rest = path;
    bool ok = true, any = false;
    while (ok && next_title(&rest, &title)) {
        int64_t found;
        bool ends = rest[strspn(rest, "/")] == '\0';
        any = true;
        ok = tree_find_folder(s, *node, buf_c(&title), &found, e);
        if (ok && !found && *node == TREE_ROOT && !ends) {
            ok = find_portal(s, buf_str(&title), &found, e);
        }
        if (ok && !found) {
            ok = make_folder(s, *node, buf_c(&title), &found, added, e);
        }
        *node = ok ? found : *node;
    }
    buf_fini(&title);
    return ok && (any || error_set(e, ERROR_INVALID, 0, "not a category name: %s", path));
}

bool tree_make_path(struct store *s, int64_t from, const char *path, int64_t *node,
                    struct tree_added *added, struct error *e)
{
    *node = from;
    *added = (struct tree_added){0};
    if (!store_begin(s, e))
        return false;
    bool ok = db_end(s, make_path(s, path, node, added, e), e);
    if (!ok)
        vec_fini(&added->nodes);
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
