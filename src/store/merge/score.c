/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores of pairs: evidence that an entry is a known article under another key. */
#include <stdlib.h>

#include "store/merge/pair.h"

enum {
    MAX_ALIKE = 8, /* articles with a clue; beyond, it is not distinctive */
    DAY_S = 86400,
};

/* Points for equal clues and against different ones. Texts get edited and links move, but another
 * date means another issue of a series. */
enum {
    TITLE_SAME = 2,
    TITLE_DIFFERS = -2,
    LINK_SAME = 3,
    PATH_SAME = 2, /* on another host */
    PATH_LIKE = 1, /* except random tokens */
    PATH_DIFFERS = -1,
    TIME_SAME = 4,
    DAY_SAME = 1,
    DATE_DIFFERS = -4,
    TEXT_SAME = 5,
    TEXT_DIFFERS = -1,
    PLACE_SAME = 5,
};

/* ---- texts, when decisive ---------------------------------------------------------------- */

static bool read_text(struct matching *x, struct item *item, struct error *e)
{
    bool ok = true;
    if (item->text_read)
        return true;
    item->text_read = true;
    if (item->entry) {
        const struct article *a = item->entry->a;
        item->text = identity_text_clue(a->content ? a->content : a->summary);
        return true;
    }
    sqlite3_stmt *st = db_select(
        x->m->s, e, "SELECT plain(coalesce(content, summary)) FROM body WHERE article = ?1",
        DB(item->article));
    while (db_next(x->m->s, st, &ok, e))
        item->text = identity_text_clue((const char *)sqlite3_column_text(st, 0));
    return ok;
}

/* ---- clues ------------------------------------------------------------------------------- */

static int compare_clues(const void *a, const void *b)
{
    const struct clue *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->item < y->item ? -1 : x->item > y->item;
}

#define ADD_CLUE(table, value, of)                                                                 \
    do {                                                                                           \
        struct clue added = {(value), (of)};                                                       \
        if (added.hash)                                                                            \
            vec_push((table), added);                                                              \
    } while (0)

/* An entry without title and date is identified by its text alone. */
static bool has_only_text(const struct item *item)
{
    return !item->clues.title && item->clues.stated.precision == DATE_NONE;
}

static bool add_clues(struct matching *x, struct error *e)
{
    for (size_t i = 0; i < x->entries.n; i++) {
        struct item *item = &x->entries.v[i];
        identity_read_clues(item->entry->a, &item->clues);
        if (has_only_text(item) && !read_text(x, item, e))
            return false;
        ADD_CLUE(&x->said, item->clues.title, item);
        ADD_CLUE(&x->said, item->clues.path, item);
        if (item->clues.loose != item->clues.path)
            ADD_CLUE(&x->said, item->clues.loose, item);
        ADD_CLUE(&x->said, item->clues.date, item);
    }
    for (size_t i = 0; i < x->articles.n; i++) {
        struct item *item = &x->articles.v[i];
        if (has_only_text(item) && !read_text(x, item, e))
            return false;
        ADD_CLUE(&x->known, item->clues.title, item);
        ADD_CLUE(&x->known, item->clues.loose, item);
        ADD_CLUE(&x->known, item->clues.date, item);
        ADD_CLUE(&x->known, item->place, item);
        ADD_CLUE(&x->known, has_only_text(item) ? item->text : 0, item);
    }
    if (x->said.n)
        qsort(x->said.v, x->said.n, sizeof *x->said.v, compare_clues);
    if (x->known.n)
        qsort(x->known.v, x->known.n, sizeof *x->known.v, compare_clues);
    return true;
}

/* Lower bound in a sorted table. */
static size_t find_clue(const struct clue *table, size_t n, uint64_t hash)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A clue of several entries identifies none. */
static bool is_shared(const struct matching *x, uint64_t hash)
{
    size_t at = find_clue(x->said.v, x->said.n, hash);
    return at + 1 < x->said.n && x->said.v[at + 1].hash == hash;
}

static bool text_is_shared(struct matching *x, uint64_t text, bool *out, struct error *e)
{
    size_t same = 0;
    for (size_t i = 0; i < x->entries.n; i++) {
        if (!read_text(x, &x->entries.v[i], e))
            return false;
        same += x->entries.v[i].text == text;
    }
    *out = same > 1;
    return true;
}

/* ---- scores ------------------------------------------------------------------------------ */

static int score_path(const struct matching *x, const struct identity_clues *a,
                      const struct identity_clues *b)
{
    if (!a->path || !b->path || is_shared(x, a->path))
        return 0;
    if (a->path == b->path)
        return a->link == b->link ? LINK_SAME : PATH_SAME;
    if (a->loose != b->loose)
        return PATH_DIFFERS;
    return is_shared(x, a->loose) ? 0 : PATH_LIKE;
}

static int score_date(const struct matching *x, const struct item *entry, const struct item *other)
{
    struct date a = entry->clues.stated, b = other->clues.stated;
    bool updated = entry->entry->a->published.precision == DATE_NONE;
    if (a.precision == DATE_NONE || b.precision == DATE_NONE || a.precision != b.precision ||
        is_shared(x, entry->clues.date))
        return 0;
    bool midnight = (a.time + a.offset * 60) % DAY_S == 0; /* likely a date without time */
    if (a.time == b.time)
        return a.precision == DATE_DAY || midnight ? DAY_SAME : TIME_SAME;
    return updated ? 0 : DATE_DIFFERS;
}

static bool score_text(struct matching *x, struct item *entry, struct item *other, int *score,
                       struct error *e)
{
    bool shared = false;
    if (!read_text(x, entry, e) || !read_text(x, other, e))
        return false;
    if (!entry->text || !other->text)
        return true;
    if (entry->text != other->text)
        *score += TEXT_DIFFERS;
    else if (!text_is_shared(x, entry->text, &shared, e))
        return false;
    else
        *score += shared ? 0 : TEXT_SAME;
    return true;
}

static bool score_pair(struct matching *x, struct item *entry, struct item *other, int *score,
                       struct error *e)
{
    const struct identity_clues *a = &entry->clues, *b = &other->clues;
    int title = !a->title || !b->title   ? 0
                : a->title != b->title   ? TITLE_DIFFERS
                : is_shared(x, a->title) ? 0
                                         : TITLE_SAME;
    int path = score_path(x, a, b), date = score_date(x, entry, other);
    *score = title + path + date;
    if (entry->place && entry->place == other->place && title >= 0 && path >= 0 && date >= 0)
        *score += PLACE_SAME;
    return score_text(x, entry, other, score, e);
}

static void note_score(struct item *item, int score)
{
    if (score > item->best) {
        item->second = item->best;
        item->best = score;
    } else if (score > item->second) {
        item->second = score;
    }
}

static bool is_paired(const struct matching *x, const struct item *entry,
                      const struct item *article)
{
    for (size_t i = x->pairs.n; i > 0 && x->pairs.v[i - 1].entry == entry; i--)
        if (x->pairs.v[i - 1].article == article)
            return true;
    return false;
}

/* Pairs an unknown entry with the articles that have one of its clues. */
static bool pair_entry(struct matching *x, struct item *entry, struct error *e)
{
    const uint64_t hashes[] = {entry->clues.title, entry->clues.loose, entry->clues.date,
                               entry->place, has_only_text(entry) ? entry->text : 0};
    for (size_t i = 0; i < ARRAY_SIZE(hashes); i++) {
        size_t from = find_clue(x->known.v, x->known.n, hashes[i]), to = from;
        while (hashes[i] && to < x->known.n && x->known.v[to].hash == hashes[i])
            to++;
        for (; to - from <= MAX_ALIKE && from < to; from++) {
            struct pair pair = {entry, x->known.v[from].item, 0};
            if (is_paired(x, entry, pair.article))
                continue;
            if (!score_pair(x, entry, pair.article, &pair.score, e))
                return false;
            vec_push(&x->pairs, pair);
        }
    }
    return true;
}

bool merge_score_pairs(struct matching *x, struct error *e)
{
    if (!add_clues(x, e))
        return false;
    for (size_t i = 0; i < x->entries.n; i++)
        if (!x->entries.v[i].entry->known && !pair_entry(x, &x->entries.v[i], e))
            return false;
    for (size_t i = 0; i < x->pairs.n; i++) {
        note_score(x->pairs.v[i].entry, x->pairs.v[i].score);
        note_score(x->pairs.v[i].article, x->pairs.v[i].score);
    }
    return true;
}
