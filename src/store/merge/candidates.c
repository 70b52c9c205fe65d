/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates for pairs: unknown entries, and unclaimed articles. */
#include "base/ids.h"
#include "store/merge/pair.h"

enum {
    WINDOW_BEYOND = 64, /* articles examined in addition to the answer's number */
    MAX_WINDOW = 4096,  /* bound of the sum */
};

static void read_entries(struct matching *x)
{
    for (size_t i = 0; i < x->m->n; i++) {
        struct merge_entry *entry = &x->m->entries[i];
        if (entry->repeated)
            continue;
        struct item item = {
            .entry = entry, .article = entry->known ? entry->article : 0, .url = entry->a->url};
        vec_push(&x->entries, item);
    }
}

static void claim(struct matching *x)
{
    for (size_t i = 0; i < x->entries.n; i++)
        if (x->entries.v[i].article)
            vec_push(&x->claimed, x->entries.v[i].article);
    x->claimed.n = ids_sort(x->claimed.v, x->claimed.n);
}

static bool is_claimed(const struct matching *x, int64_t article)
{
    return ids_have(x->claimed.v, x->claimed.n, article);
}

static uint64_t place_between(int64_t newer, int64_t older)
{
    return newer && older ? hash_mix(hash_mix(HASH_INIT, (uint64_t)newer), (uint64_t)older) : 0;
}

/* Sets `place`, the hash of both known neighbours, of items that are alone between them. */
static void find_places(const struct matching *x, struct item *items, size_t n)
{
    int64_t newer = 0;
    struct item *only = NULL;
    size_t between = 0;
    for (size_t i = 0; i < n; i++) {
        if (items[i].article && is_claimed(x, items[i].article)) {
            if (between == 1)
                only->place = place_between(newer, items[i].article);
            newer = items[i].article;
            between = 0;
        } else {
            only = &items[i];
            between++;
        }
    }
}

/* Claimed articles are neighbours of others, and have no pairs themselves. */
static void add_article(struct matching *x, int64_t id, const struct article *stored)
{
    struct item item = {.article = id, .url = stored->url};
    if (!is_claimed(x, id))
        identity_read_clues(stored, &item.clues);
    vec_push(&x->articles, item);
}

/* Reads the newest articles in list order; `full` when there are more. */
static bool read_window(struct matching *x, bool *full, struct error *e)
{
    bool ok = true;
    size_t limit = x->m->n + WINDOW_BEYOND < MAX_WINDOW ? x->m->n + WINDOW_BEYOND : MAX_WINDOW;
    sqlite3_stmt *st =
        db_select(x->m->s, e,
                  "SELECT a.id, a.title, a.url, a.published, a.precision FROM listing"
                  " CROSS JOIN article a ON a.id = listing.article WHERE node = ?1"
                  " ORDER BY listing.time DESC, listing.article DESC LIMIT ?2",
                  DB(x->m->source), DB((int64_t)limit));
    while (db_next(x->m->s, st, &ok, e)) {
        struct article stored = {
            .title = db_column_text(st, 1, &x->arena),
            .url = db_column_text(st, 2, &x->arena),
            .published = {.time = sqlite3_column_int64(st, 3),
                          .precision = (enum date_precision)sqlite3_column_int(st, 4)},
        };
        add_article(x, sqlite3_column_int64(st, 0), &stored);
    }
    *full = x->articles.n == limit;
    return ok;
}

/* Reads older articles with the link or the long title of an unknown entry. */
static bool read_older(struct matching *x, struct error *e)
{
    for (size_t i = 0; i < x->entries.n; i++) {
        const struct merge_entry *entry = x->entries.v[i].entry;
        const int64_t marks[] = {entry->link, entry->title};
        for (size_t k = 0; !entry->known && k < ARRAY_SIZE(marks); k++) {
            struct twin twins[MAX_TWINS];
            size_t n = 0;
            if (marks[k] && !merge_load_twins(x->m->s, marks[k], &x->arena, twins, &n, e))
                return false;
            for (size_t t = 0; t < n; t++) {
                bool here, there = false;
                if (!merge_is_here(x->m, twins[t].article, twins[t].source, &here, e))
                    return false;
                for (size_t a = 0; a < x->articles.n && !there; a++)
                    there = x->articles.v[a].article == twins[t].article;
                if (here && !there)
                    add_article(x, twins[t].article, &twins[t].stored);
            }
        }
    }
    return true;
}

bool merge_read_candidates(struct matching *x, struct error *e)
{
    bool full;
    size_t kept = 0;
    read_entries(x);
    claim(x);
    bool ok = read_window(x, &full, e);
    find_places(x, x->entries.v, x->entries.n);
    find_places(x, x->articles.v, x->articles.n);
    ok = ok && (!full || read_older(x, e));
    for (size_t i = 0; i < x->articles.n; i++)
        if (!is_claimed(x, x->articles.v[i].article))
            x->articles.v[kept++] = x->articles.v[i];
    x->articles.n = kept;
    return ok;
}
