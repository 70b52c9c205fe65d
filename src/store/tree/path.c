/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tree/path.h"

#include <string.h>

#include "store/sql/db.h"
#include "store/tree/tree.h"

bool tree_next_title(const char **path, struct buf *title)
{
    const char *p = *path + strspn(*path, TREE_BETWEEN);
    buf_clear(title);
    for (; *p && *p != '/'; p++) {
        if (*p == '\\' && (p[1] == '/' || p[1] == '\\'))
            p++;
        buf_add_char(title, *p);
    }
    *path = p;
    buf_truncate(title, str_trim(buf_str(title)).n);
    return title->n > 0;
}

/* Match of a child's title, in ascending preference: categories before sources. */
enum fit { FIT_NONE, FIT_BEGINNING, FIT_SOURCE, FIT_WHOLE };

static enum fit fit_of(const struct tree_node *node, struct str title)
{
    if (str_eq(str_from(node->title), title))
        return node_is_folder(node->kind) ? FIT_WHOLE : FIT_SOURCE;
    return str_starts_nocase(str_from(node->title), title) ? FIT_BEGINNING : FIT_NONE;
}

int64_t tree_find_child(const struct tree *tree, int64_t parent, struct str title, bool folders,
                        bool *several)
{
    int64_t found = 0;
    enum fit best = FIT_NONE;
    *several = false;
    for (size_t i = 0; i < tree->n; i++) {
        const struct tree_node *node = &tree->nodes[i];
        if (node->parent != parent || (folders && !node_is_folder(node->kind)))
            continue;
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
    AUTO(buf) title = BUF_INIT;
    const char *rest = path;
    bool ok = true, several = false;
    *node = TREE_ROOT;
    while (ok && tree_next_title(&rest, &title)) {
        bool ends = rest[strspn(rest, "/")] == '\0';
        *node = tree_find_child(tree, *node, buf_str(&title), !ends, &several);
        if (*node == 0 && several)
            ok = error_set(e, ERROR_NOT_FOUND, 1, "ambiguous: several names begin with %s", path);
        else if (*node == 0)
            ok = error_set(e, ERROR_NOT_FOUND, 0, "no such portal, category or source: %s", path);
    }
    return ok;
}

bool tree_find_path(struct store *s, const char *path, int64_t *out, struct error *e)
{
    AUTO(tree) tree = {0};
    if (strstr(path, "://")) {
        if (!tree_find_url(s, path, out, e))
            return false;
        return *out != 0 ||
               error_set(e, ERROR_NOT_FOUND, 0, "no source has this address: %s", path);
    }
    if (!tree_load(s, &tree, e))
        return false;
    return walk(&tree, path, out, e);
}

bool tree_is_below(struct store *s, int64_t node, int64_t above, bool *out, struct error *e)
{
    return db_has(s, e, out, TREE_ABOVE "SELECT count(*) FROM above WHERE id = ?2", DB(node),
                  DB(above));
}
