/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/edit/edit.h"
#include "store/sql/db.h"
#include "store/tree/tree.h"

/* Nodes for the children of the current entries, by level. */
struct place {
    int64_t node;
    bool added; /* by this call */
};

struct adding {
    struct store *s;
    struct place places[TREE_MAX_DEPTH + 1];
    struct tree_added *added;
};

static void note_added(struct adding *a, struct place parent, int64_t node)
{
    if (!parent.added)
        vec_push(&a->added->nodes, node);
}

static bool add_folder(struct adding *a, struct place parent, const struct outline *folder,
                       struct place *out, struct error *e)
{
    struct error why = {0};
    *out = (struct place){0};
    if (!tree_find_folder(a->s, parent.node, folder->title ? folder->title : "", &out->node, e))
        return false;
    if (out->node)
        return true;
    if (tree_add(a->s, parent.node, folder, &out->node, &why)) {
        note_added(a, parent, out->node);
        out->added = true;
        return true;
    }
    *out = parent; /* too deep: its children go one level up */
    return why.code == ERROR_LIMIT || error_copy(e, &why);
}

/* Adds a source or a view at that level, or at the nearest one above with room. */
static bool add_source(struct adding *a, int level, const struct outline *source, struct error *e)
{
    int64_t node;
    struct error why = {0};
    do {
        if (tree_add(a->s, a->places[level].node, source, &node, &why)) {
            note_added(a, a->places[level], node);
            a->added->sources += node_is_source(source->kind);
            a->added->views += source->kind == NODE_VIEW;
            return true;
        }
    } while (why.code == ERROR_LIMIT && level-- > 0);
    a->added->known += why.code == ERROR_EXISTS && node_is_source(source->kind);
    a->added->views_known += why.code == ERROR_EXISTS && source->kind == NODE_VIEW;
    return why.code == ERROR_EXISTS || error_copy(e, &why);
}

static bool add_all(struct adding *a, const struct outline *outlines, size_t n, struct error *e)
{
    const struct place root = {.node = TREE_ROOT};
    int depth = 0; /* maximum for the next entry */
    for (size_t i = 0; i < n; i++) {
        const struct outline *o = &outlines[i];
        /* An entry that skips a level, or is below a source, moves up to the maximum. */
        int at = o->depth < 0 ? 0 : o->depth > depth ? depth : o->depth;
        if (!node_is_folder(o->kind)) {
            if (!add_source(a, at, o, e))
                return false;
            depth = at;
            continue;
        }
        at = at < TREE_MAX_DEPTH ? at : TREE_MAX_DEPTH - 1;
        struct place parent = o->kind == NODE_PORTAL ? root : a->places[at];
        if (!add_folder(a, parent, o, &a->places[at + 1], e))
            return false;
        depth = at + 1;
    }
    return true;
}

bool tree_add_outlines(struct store *s, int64_t into, const struct outline *outlines, size_t n,
                       struct tree_added *added, struct error *e)
{
    struct adding a = {.s = s, .places = {{.node = into ? into : TREE_ROOT}}, .added = added};
    *added = (struct tree_added){0};
    if (!store_begin(s, e))
        return false;
    bool ok = store_end(s, add_all(&a, outlines, n, e), e);
    if (!ok)
        vec_fini(&added->nodes);
    return ok;
}
