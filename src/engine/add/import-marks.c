/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/add/import.h"
#include "store/mark/tags.h"

static struct ids *marked(struct importing *im, enum mark mark, const char *tag)
{
    for (size_t i = 0; i < im->marks.n; i++) {
        const struct import_mark *m = &im->marks.v[i];
        if (m->mark == mark && str_eq(str_from(m->tag), str_from(tag)))
            return &im->marks.v[i].ids;
    }
    struct import_mark m = {.mark = mark, .tag = arena_strdup(&im->change->arena, tag)};
    vec_push(&im->marks, m);
    return &im->marks.v[im->marks.n - 1].ids;
}

void import_record(struct importing *im, enum mark mark, const char *tag, const int64_t *ids,
                   size_t n)
{
    struct ids *list = n > 0 ? marked(im, mark, tag) : NULL;
    if (list)
        ids_add(list, ids, n);
}

bool import_set_mark(struct importing *im, enum mark mark, const char *tag, const int64_t *ids,
                     size_t n, int64_t *count, struct error *e)
{
    struct store *s = im->w->store;
    AUTO(ids) changed = {0};
    bool ok = n == 0 || (tag ? tags_mark(s, mark, tag, ids, n, &changed, e)
                             : articles_mark(s, mark, ids, n, &changed, e));
    import_record(im, mark, tag, changed.v, changed.n);
    *count += (int64_t)changed.n;
    return ok;
}
