/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge/keys.h"
#include "store/article/article.h"

#include <stdlib.h>

/* Value of `placement.content` for a key shared by several articles. */
#define SHARED ((int64_t)0x7368617265642121)

bool merge_find_placed(struct merge *m, int64_t key, struct placed *out, bool *shared,
                       struct error *e)
{
    bool ok = true;
    *out = (struct placed){0};
    if (shared)
        *shared = false;
    if (!m->has_placed)
        return true;
    sqlite3_stmt *st =
        db_select(m->s, e, "SELECT article, content FROM placement WHERE source = ?1 AND key = ?2",
                  DB(m->source), DB(key));
    while (db_next(m->s, st, &ok, e))
        *out = (struct placed){true, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1)};
    bool mark = out->known && !out->article && out->content == SHARED;
    if (shared)
        *shared = mark;
    if (mark)
        *out = (struct placed){0};
    return ok;
}

static bool add_placed(struct merge *m, int64_t key, const struct placed *p, struct error *e)
{
    m->has_placed = true;
    return db_do(m->s, e, "INSERT OR REPLACE INTO placement VALUES(?1, ?2, nullif(?3, 0), ?4)",
                 DB(m->source), DB(key), DB(p->article), DB(p->content));
}

/* ---- shared keys ------------------------------------------------------------------------- */

static bool load(struct merge *m, int64_t id, struct stored_article *out, struct error *e)
{
    if (!articles_load(m->s, id, out, e))
        return false;
    if (out->row.untitled)
        out->article.title = NULL;
    return true;
}

static bool share(struct merge *m, int64_t key, struct placed *before, struct error *e);

/* Places an article under the first of its keys that is not shared. */
static bool place_on(struct merge *m, const struct placed *p, const struct article *stored,
                     struct error *e)
{
    AUTO(buf) link = BUF_INIT;
    bool ok = true, placed = false;
    if (stored->url)
        identity_add_link(&link, str_from(stored->url));
    for (int rung = RUNG_LINK; ok && !placed && rung <= RUNG_WHOLE; rung++) {
        struct placed there;
        bool shared;
        int64_t key = identity_key((enum identity_rung)rung, stored, buf_str(&link));
        ok = merge_find_placed(m, key, &there, &shared, e);
        placed = ok && !shared && (!there.known || there.article == p->article);
        if (placed)
            ok = add_placed(m, key, p, e);
        else if (ok && !shared && rung < RUNG_WHOLE)
            ok = share(m, key, &there, e);
    }
    return ok;
}

/* Marks a key as shared; *before receives its former article. */
static bool share(struct merge *m, int64_t key, struct placed *before, struct error *e)
{
    AUTO(stored_article) stored = {0};
    bool shared;
    if (!merge_find_placed(m, key, before, &shared, e))
        return false;
    if (shared)
        return true;
    if (!add_placed(m, key, &(struct placed){.content = SHARED}, e))
        return false;
    if (!before->article)
        return true;
    if (!load(m, before->article, &stored, e))
        return false;
    return place_on(m, before, &stored.article, e);
}

/* ---- an answer's entries ----------------------------------------------------------------- */

static void set_key(struct merge_entry *entry)
{
    entry->key = identity_key(entry->rung, entry->a, entry->canonical);
    entry->looked_up = entry->known = false;
}

/* Moves an entry to the next rung with a different key. */
static void next_rung(struct merge_entry *entry)
{
    int64_t key = entry->key;
    while (entry->key == key && entry->rung < RUNG_WHOLE) {
        entry->rung++;
        set_key(entry);
    }
}

/* By key, then by `whole`, which only entries with one key have. */
static int compare_entries(const void *a, const void *b)
{
    const struct merge_entry *x = *(struct merge_entry *const *)a;
    const struct merge_entry *y = *(struct merge_entry *const *)b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->whole != y->whole)
        return x->whole < y->whole ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Finds duplicates among entries with one key; true when different entries share it. */
static bool find_repeated(struct merge_entry **run, size_t n)
{
    for (size_t i = 0; i < n; i++)
        run[i]->whole = identity_key(RUNG_WHOLE, run[i]->a, run[i]->canonical);
    qsort(run, n, sizeof *run, compare_entries);
    for (size_t i = 1; i < n; i++)
        run[i]->repeated = run[i]->whole == run[i - 1]->whole;
    return run[0]->whole != run[n - 1]->whole;
}

/* Moves different entries with one key to their next rungs. A forgotten article stays forgotten. */
static bool split(struct merge *m, struct merge_entry **run, size_t n, struct error *e)
{
    struct placed before;
    if (!share(m, run[0]->key, &before, e))
        return false;
    for (size_t i = 0; i < n; i++) {
        next_rung(run[i]);
        if (before.known && !before.article && run[i]->content == before.content &&
            !add_placed(m, run[i]->key, &before, e))
            return false;
    }
    return true;
}

static bool split_shared(struct merge *m, bool *any, struct error *e)
{
    AUTO_FREE struct merge_entry **sorted = mem_zalloc(m->n, sizeof(struct merge_entry *));
    size_t n = 0;
    bool ok = true;
    *any = false;
    for (size_t i = 0; i < m->n; i++)
        if (!m->entries[i].repeated)
            sorted[n++] = &m->entries[i];
    qsort(sorted, n, sizeof *sorted, compare_entries);
    for (size_t from = 0, to; ok && from < n; from = to) {
        for (to = from + 1; to < n && sorted[to]->key == sorted[from]->key;)
            to++;
        if (to - from == 1 || !find_repeated(sorted + from, to - from))
            continue;
        *any = true;
        ok = split(m, sorted + from, to - from, e);
    }
    return ok;
}

/* *out: the entry's key was reused, and the stored article is another one. */
static bool is_replaced(struct merge *m, const struct merge_entry *entry, bool *out,
                        struct error *e)
{
    AUTO(stored_article) stored = {0};
    *out = false;
    if (!entry->article || entry->content == entry->old_content || entry->rung >= RUNG_TITLE)
        return true;
    if (!load(m, entry->article, &stored, e))
        return false;
    *out = identity_replaced(&stored.article, entry->a);
    return true;
}

static bool look_up(struct merge *m, struct merge_entry *entry, bool *shared, struct error *e)
{
    struct placed there;
    if (!merge_find_placed(m, entry->key, &there, shared, e))
        return false;
    entry->looked_up = true;
    entry->known = there.known;
    entry->article = there.article;
    entry->old_content = there.content;
    return true;
}

bool merge_look_up(struct merge *m, size_t from, size_t to, struct error *e)
{
    for (size_t i = from; i < to; i++)
        if (!m->entries[i].repeated && !look_up(m, &m->entries[i], NULL, e))
            return false;
    return true;
}

static bool look_up_all(struct merge *m, bool *climbed, struct error *e)
{
    for (size_t i = 0; i < m->n; i++) {
        struct merge_entry *entry = &m->entries[i];
        struct placed before;
        bool shared, replaced;
        if (entry->repeated || entry->looked_up)
            continue;
        if (!look_up(m, entry, &shared, e) || !is_replaced(m, entry, &replaced, e) ||
            (replaced && !share(m, entry->key, &before, e)))
            return false;
        if ((shared || replaced) && entry->rung < RUNG_WHOLE) {
            next_rung(entry);
            *climbed = true;
        }
    }
    return true;
}

bool merge_make_keys(struct merge *m, struct error *e)
{
    bool again;
    for (size_t i = 0; i < m->n; i++) {
        m->entries[i].rung = m->rung;
        set_key(&m->entries[i]);
    }
    do
        if (!split_shared(m, &again, e) || (!again && !look_up_all(m, &again, e)))
            return false;
    while (again);
    return true;
}
