/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognition of stories of other sources: by the link, else by title and date in one portal. */
#include "store/article/twins.h"
#include "base/ids.h"
#include "store/merge/entry.h"

enum { TWIN_SECONDS = 3 * 86400 };

bool merge_load_twins(struct store *s, int64_t mark, struct arena *arena, struct twin *out,
                      size_t *n, struct error *e)
{
    bool ok = true;
    size_t found = 0;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT a.id, a.source, a.title, a.url, a.published,"
                                 " a.precision" FROM_TWINS "LIMIT ?2",
                                 DB(mark), DB(MAX_TWINS + 1));
    for (; db_next(s, st, &ok, e); found++) {
        if (found == MAX_TWINS)
            continue;
        out[found] = (struct twin){
            .article = sqlite3_column_int64(st, 0),
            .source = sqlite3_column_int64(st, 1),
            .stored = {.title = db_column_text(st, 2, arena),
                       .url = db_column_text(st, 3, arena),
                       .published = {.time = sqlite3_column_int64(st, 4),
                                     .precision = (enum date_precision)sqlite3_column_int(st, 5)}},
        };
    }
    *n = found > MAX_TWINS ? 0 : found;
    return ok;
}

bool merge_is_here(struct merge *m, int64_t article, int64_t first_source, bool *here,
                   struct error *e)
{
    *here = first_source == m->source;
    return *here ||
           db_has(m->s, e, here, "SELECT count(*) FROM carrier WHERE article = ?1 AND source = ?2",
                  DB(article), DB(m->source));
}

static bool in_one_portal(struct merge *m, int64_t source, bool *out, struct error *e)
{
    return db_has(m->s, e, out,
                  "SELECT count(*) FROM chain a JOIN chain b ON b.node = a.node"
                  " WHERE a.source = ?1 AND b.source = ?2 AND a.node <> 1",
                  DB(m->source), DB(source));
}

/* ---- marks ---------------------------------------------------------------------------------- */

static size_t marks_of(const struct merge_entry *entry, int64_t marks[static MERGE_MARKS])
{
    size_t n = 0;
    if (entry->link)
        marks[n++] = entry->link;
    if (entry->title && identity_date(entry->a).precision != DATE_NONE)
        marks[n++] = entry->title;
    return n;
}

size_t merge_twin_rows(const struct merge_entry *entry,
                       struct db_value values[static 2 * MERGE_MARKS])
{
    int64_t marks[MERGE_MARKS];
    size_t n = marks_of(entry, marks);
    for (size_t i = 0; i < n; i++) {
        values[2 * i] = DB(marks[i]);
        values[2 * i + 1] = DB(entry->article);
    }
    return n;
}

bool merge_find_marks(struct merge *m, size_t from, size_t to, struct error *e)
{
    AUTO_FREE struct db_value *values = mem_zalloc(MERGE_MARKS * (to - from), sizeof *values);
    struct db_rows rows = {values, 0, 1};
    for (size_t i = from; i < to; i++) {
        const struct merge_entry *entry = &m->entries[i];
        int64_t marks[MERGE_MARKS];
        size_t n = entry->repeated || entry->known ? 0 : marks_of(entry, marks);
        for (size_t k = 0; k < n; k++)
            values[rows.n++] = DB(marks[k]);
    }
    rows_sort(&rows);
    m->marks.n = 0;
    return rows.n == 0 || db_get_all(m->s, e, &m->marks,
                                     "SELECT a FROM rows(?1) WHERE a IN (SELECT hash FROM twin)"
                                     " OR a IN (SELECT hash FROM twin_new)",
                                     DB(&rows));
}

static bool is_stored(const struct merge *m, int64_t mark)
{
    return ids_have(m->marks.v, m->marks.n, mark);
}

/* ---- stories -------------------------------------------------------------------------------- */

static bool find_by_link(struct merge *m, const struct merge_entry *entry, struct arena *arena,
                         int64_t *out, struct error *e)
{
    struct twin twins[MAX_TWINS];
    const struct twin *only = NULL;
    size_t n = 0, same = 0;
    bool here;
    if (!entry->link || entry->shared_link || !is_stored(m, entry->link))
        return true;
    if (!merge_load_twins(m->s, entry->link, arena, twins, &n, e))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (identity_same_link(twins[i].stored.url, entry->a->url)) {
            only = &twins[i];
            same++;
        }
    }
    if (same != 1)
        return true;
    if (!merge_is_here(m, only->article, only->source, &here, e))
        return false;
    if (!here)
        *out = only->article;
    return true;
}

static bool find_by_title(struct merge *m, const struct merge_entry *entry, struct arena *arena,
                          int64_t *out, struct error *e)
{
    struct twin twins[MAX_TWINS];
    struct date now = identity_date(entry->a);
    size_t n = 0;
    if (!entry->title || now.precision == DATE_NONE || !is_stored(m, entry->title))
        return true;
    if (!merge_load_twins(m->s, entry->title, arena, twins, &n, e))
        return false;
    /* A title of several articles needs an exactly equal date. */
    int64_t within = entry->shared_title || n > 1 ? 0 : TWIN_SECONDS;
    for (size_t i = 0; i < n && !*out; i++) {
        const struct date *then = &twins[i].stored.published;
        int64_t apart = now.time > then->time ? now.time - then->time : then->time - now.time;
        bool here, near;
        if (then->precision == DATE_NONE || apart > within || !twins[i].source ||
            !identity_same_title(twins[i].stored.title, entry->a->title))
            continue;
        if (!merge_is_here(m, twins[i].article, twins[i].source, &here, e) ||
            !in_one_portal(m, twins[i].source, &near, e))
            return false;
        if (!here && near)
            *out = twins[i].article;
    }
    return true;
}

bool merge_find_twin(struct merge *m, const struct merge_entry *entry, int64_t *out,
                     struct error *e)
{
    AUTO(arena) arena = {0};
    *out = 0;
    return find_by_link(m, entry, &arena, out, e) &&
           (*out || find_by_title(m, entry, &arena, out, e));
}
