/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/list/list.h"

#include "model/caption.h"
#include "store/list/article-row.h"
#include "store/search/hits.h"
#include "store/search/rank.h"
#include "store/search/stored.h"
#include "store/tree/chain.h"
#include "store/tree/tree.h"

#include "base/vec.h"

/*
 * Every window is a range scan of one index from a position: no counting, skipping or sorting.
 * ?1 node, (?2, ?3) first position, ?4 earliest time, ?5 unread only, ?6 offline only, ?7 starred
 * only, ?8 tag.
 */
#define WINDOW_OF(table, order, from)                                                              \
    "SELECT " ARTICLE_ROW_COLUMNS " FROM " table " l CROSS JOIN article a ON a.id = l.article"     \
    " WHERE l.node = ?1 AND (l.time, l.article) " from " (?2, ?3)"                                 \
    " AND l.time >= ?4 AND (NOT ?6 OR a.offline) ORDER BY l.time " order ", l.article " order
#define WINDOW_OF_STARRED(order, from)                                                             \
    "SELECT " ARTICLE_ROW_COLUMNS " FROM article a WHERE a.starred AND NOT a.hidden"               \
    " AND (a.time, a.id) " from " (?2, ?3) AND a.time >= ?4 AND NOT (?5 AND " ARTICLE_IS_READ ")"  \
    " AND (NOT ?6 OR a.offline) AND (?1 = 1 OR EXISTS (SELECT 1 FROM listing l"                    \
    " WHERE l.node = ?1 AND l.time = a.time AND l.article = a.id))"                                \
    " ORDER BY a.time " order ", a.id " order

/* Offline articles of the root, by an index of their own; a node's are filtered from its list. */
#define WINDOW_OF_OFFLINE(order, from)                                                             \
    "SELECT " ARTICLE_ROW_COLUMNS " FROM article a WHERE a.offline"                                \
    " AND (a.time, a.id) " from " (?2, ?3) AND a.time >= ?4 AND NOT (?5 AND " ARTICLE_IS_READ ")"  \
    " AND EXISTS (SELECT 1 FROM listing l"                                                         \
    " WHERE l.node = ?1 AND l.time = a.time AND l.article = a.id)"                                 \
    " ORDER BY a.time " order ", a.id " order

/* The root includes articles of removed sources. */
#define WINDOW_OF_TAGGED(order, from)                                                              \
    "SELECT " ARTICLE_ROW_COLUMNS " FROM tagged t CROSS JOIN article a ON a.id = t.article"        \
    " WHERE t.tag = ?8 AND (t.time, t.article) " from " (?2, ?3) AND t.time >= ?4"                 \
    " AND NOT a.hidden AND NOT (?5 AND " ARTICLE_IS_READ ") AND (NOT ?6 OR a.offline)"             \
    " AND (NOT ?7 OR a.starred) AND (?1 = 1 OR EXISTS (SELECT 1 FROM listing l"                    \
    " WHERE l.node = ?1 AND l.time = a.time AND l.article = a.id))"                                \
    " ORDER BY t.time " order ", t.article " order

/* Muted articles are in no list. */
#define WINDOW_OF_MUTED(order, from)                                                               \
    "SELECT " ARTICLE_ROW_COLUMNS " FROM article a WHERE a.hidden = 1"                             \
    " AND (a.time, a.id) " from " (?2, ?3) AND a.time >= ?4 AND NOT (?5 AND " ARTICLE_IS_READ ")"  \
    " AND (NOT ?6 OR a.offline) AND (NOT ?7 OR a.starred) AND (?1 = 1 OR EXISTS"                   \
    " (SELECT 1 FROM chain c WHERE c.source = a.source AND c.node = ?1))"                          \
    " ORDER BY a.time " order ", a.id " order

enum window { LISTED, UNREAD, STARRED, OFFLINE, TAGGED, MUTED, N_WINDOWS };

static const char *const windows[N_WINDOWS][2] = {
    {WINDOW_OF("listing", "ASC", ">="), WINDOW_OF("listing", "DESC", "<=")},
    {WINDOW_OF("unread", "ASC", ">="), WINDOW_OF("unread", "DESC", "<=")},
    {WINDOW_OF_STARRED("ASC", ">="), WINDOW_OF_STARRED("DESC", "<=")},
    {WINDOW_OF_OFFLINE("ASC", ">="), WINDOW_OF_OFFLINE("DESC", "<=")},
    {WINDOW_OF_TAGGED("ASC", ">="), WINDOW_OF_TAGGED("DESC", "<=")},
    {WINDOW_OF_MUTED("ASC", ">="), WINDOW_OF_MUTED("DESC", "<=")},
};

static const char *caption(sqlite3_stmt *st, struct arena *arena, const struct article_row *row)
{
    AUTO(buf) b = BUF_INIT;
    struct date date = row->date;
    if (date.precision == DATE_NONE)
        date = (struct date){.time = row->at.time, .precision = DATE_MINUTE};
    caption_add(&b, (const char *)sqlite3_column_text(st, 14), row->url, date);
    return arena_strndup(arena, buf_c(&b), b.n);
}

void article_read_row(sqlite3_stmt *st, struct arena *arena, struct article_row *out)
{
    const char *name = db_column_line(st, 5, arena);
    bool untitled = sqlite3_column_bytes(st, 3) == 0;
    *out = (struct article_row){
        .at = {sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1)},
        .source = sqlite3_column_int64(st, 2),
        .title = db_column_line(st, 3, arena),
        .url = db_column_text(st, 4, arena),
        .source_name = name ? name : "",
        .date = {.time = sqlite3_column_int64(st, 6),
                 .offset = (int16_t)sqlite3_column_int(st, 7),
                 .precision = (enum date_precision)sqlite3_column_int(st, 8)},
        .read = sqlite3_column_int(st, 9),
        .starred = sqlite3_column_int(st, 10),
        .changed = sqlite3_column_int(st, 11),
        .full_text = sqlite3_column_int(st, 12) == ARTICLE_PAGE_KEPT,
        .offline = sqlite3_column_int(st, 13),
        .untitled = untitled,
        .hidden = (enum article_hidden)sqlite3_column_int(st, 15),
        .tags = db_column_line(st, 16, arena),
        .noted = sqlite3_column_int(st, 17),
    };
    if (untitled)
        out->title = caption(st, arena, out);
}

/* Walk over a list: row by row, or, when that finds too few matches of a search, from hit to hit of
 * the index. */
struct walk {
    struct store *s;
    sqlite3_stmt *st;
    struct list_range range;
    struct search search;
    bool searching;
    bool ranked; /* by match */
    struct search_rank rank;
    double score; /* of the last match */
    size_t misses, matches;
    size_t work, max_work;           /* bytes searched, and their bound; 0: none */
    struct article_position reached; /* searched up to here, inclusive */
    bool cut;
    bool asked; /* the index, which may have been of no use */
    struct search_hits hits;
    sqlite3_stmt *hit; /* NULL while scanning rows */
};

/* Misses before the index is asked, and more for each match: a frequent word fills a window faster
 * by scanning, a rare one by the index. */
enum { MISSES_FIRST = 16, MISSES_PER_MATCH = 8 };

/* Cost of a row in bytes of text, and steps of regular expressions per byte. */
enum { ROW_WORK = 400, STEPS_PER_WORK = 2 };

enum { MAX_WORDS = 32 }; /* to highlight */

/* Intersection of the list's node with that of a required in:; 0, which has no articles, when
 * empty. A node without sources of its own, as a saved view, stays: its rows are matched. */
static bool narrow_node(struct store *s, int64_t there, int64_t *node, struct error *e)
{
    bool below = false, above = false;
    int64_t has_sources = 0;
    if (!tree_is_below(s, there, *node, &below, e) || !tree_is_below(s, *node, there, &above, e) ||
        !db_get(s, e, &has_sources, "SELECT EXISTS (SELECT 1 FROM chain WHERE node = ?1)",
                DB(*node)))
        return false;
    *node = below ? there : above || !has_sources ? *node : 0;
    return true;
}

/* No list has a tag of this number. */
enum { NO_TAG = -1 };

static bool narrow_tag(struct store *s, const struct search_node *n, int64_t *tag, struct error *e)
{
    return db_get(s, e, tag, "SELECT coalesce((SELECT id FROM tag WHERE key = ?1), ?2)",
                  DB(n->text.p), DB(NO_TAG));
}

static void narrow_time(struct list_range *r, const struct search_node *n)
{
    if (!n->exclude)
        r->since = n->value > r->since ? n->value : r->since;
    else if (r->descending && r->start.time >= n->value)
        r->start = (struct article_position){n->value - 1, INT64_MAX};
}

/* Limits the range by the query's required terms; all rows are matched as well. */
static bool narrow(struct store *s, struct list_range *r, const struct search *q, struct error *e)
{
    bool ok = true;
    r->kept = r->kept || search_is_kept(q);
    for (const struct search_node *n = NULL; ok && (n = search_next_required(q, n));) {
        if (n->kind == SEARCH_SINCE)
            narrow_time(r, n);
        else if (n->kind == SEARCH_IN && !n->exclude)
            ok = narrow_node(s, n->value, &r->node, e);
        else if (n->kind == SEARCH_TAG && !n->exclude && !r->tag)
            ok = narrow_tag(s, n, &r->tag, e);
        else if (n->kind == SEARCH_FLAG) {
            r->unread = r->unread || (n->value == SEARCH_IS_READ && n->exclude);
            r->starred = r->starred || (n->value == SEARCH_IS_STARRED && !n->exclude);
            r->offline = r->offline || (n->value == SEARCH_IS_OFFLINE && !n->exclude);
            r->muted = r->muted || (n->value == SEARCH_IS_MUTED && !n->exclude);
        }
    }
    return ok;
}

static enum window window_of(const struct list_range *r)
{
    return r->muted                             ? MUTED
           : r->tag                             ? TAGGED
           : r->starred                         ? STARRED
           : r->unread                          ? UNREAD
           : r->offline && r->node == TREE_ROOT ? OFFLINE
                                                : LISTED;
}

static bool walk_parse(struct walk *w, const struct article_query *query, struct error *e)
{
    w->searching = query->search && *query->search;
    if (!w->searching)
        return true;
    if (!search_parse(query->search, query->now, query->zone, &w->search, e) ||
        !search_resolve(&w->search, w->s, e))
        return false;
    w->max_work = query->work;
    w->ranked = (query->sort ? query->sort : w->search.sort) == SORT_BY_MATCH;
    search_rank_init(&w->rank, &w->search, query->now);
    return true;
}

static bool walk_begin(struct walk *w, const struct article_query *query,
                       const struct article_position *from, bool including, bool descending,
                       struct error *e)
{
    struct list_range *r = &w->range;
    *r = (struct list_range){
        .node = query->node,
        .start = descending ? (struct article_position){INT64_MAX, INT64_MAX}
                            : (struct article_position){INT64_MIN, INT64_MIN},
        .since = query->since ? query->since : INT64_MIN,
        .unread = query->unread_only,
        .starred = query->starred_only,
        .offline = query->offline_only,
        .kept = query->starred_only,
        .muted = query->muted_only,
        .descending = descending,
    };
    if (from)
        r->start = including ? *from : list_position_after(*from, descending);
    if (w->searching && !narrow(w->s, r, &w->search, e))
        return false;
    if (!descending && r->start.time < r->since)
        r->start = (struct article_position){r->since, INT64_MIN};
    w->st = db_select(w->s, e, windows[window_of(r)][descending], DB(r->node), DB(r->start.time),
                      DB(r->start.id), DB(r->since), DB(r->unread), DB(r->offline), DB(r->starred),
                      DB(r->tag));
    return w->st;
}

static bool walk_matches(struct walk *w, const struct article_row *row, bool *matches,
                         struct error *e)
{
    AUTO(search_subject) subject;
    search_subject_open(&subject, w->s, row);
    bool ok = search_matches(&w->search, &subject, matches, e) &&
              (!w->ranked || !*matches || search_rank_score(&w->rank, &subject, &w->score, e));
    w->work += subject.arena.bytes + subject.steps / STEPS_PER_WORK;
    return ok;
}

/* Reserves half of the work for the index: a search cut again and again would never reach it.
 * Lists lack kept articles of removed sources, unless all of them are starred or have one tag. */
static bool walk_wants_index(const struct walk *w)
{
    bool is_list = !w->range.kept || w->range.starred || w->range.tag || w->range.muted;
    return w->searching && !w->asked &&
           (!is_list || w->misses == MISSES_FIRST + MISSES_PER_MATCH * w->matches ||
            (w->max_work && w->work >= w->max_work / 2));
}

/* Continues with the index, if that can help. */
static bool walk_by_index(struct walk *w, struct error *e)
{
    AUTO(search_candidates) candidates = {0};
    bool ok = true;
    if (search_candidates_find(&w->search, &candidates)) {
        w->hit =
            db_statement(w->s, "SELECT " ARTICLE_ROW_COLUMNS " FROM article a WHERE a.id = ?1", e);
        ok = w->hit && search_hits_open(&w->hits, w->s, &candidates, &w->range, e);
    }
    w->asked = true;
    return ok;
}

/* Steps to the next row, read from *at; NULL for a hit outside the list. The scan's statement stays
 * open when the index takes over, which keeps the snapshot. */
static bool walk_step(struct walk *w, sqlite3_stmt **at, bool *found, struct error *e)
{
    struct search_hit hit;
    *at = w->hit ? w->hit : w->st;
    w->work += ROW_WORK;
    if (!w->hit) {
        bool ok = db_step(w->s, w->st, found, e);
        if (ok && *found) {
            w->reached = (struct article_position){sqlite3_column_int64(w->st, 0),
                                                   sqlite3_column_int64(w->st, 1)};
            w->range.start = list_position_after(w->reached, w->range.descending);
        }
        return ok;
    }
    sqlite3_reset(w->hit);
    if (!search_hits_next(&w->hits, &hit, found, e))
        return false;
    w->work += w->hits.others.work;
    w->hits.others.work = 0;
    if (*found)
        w->reached = hit.at;
    if (!*found || !hit.in_list) {
        *at = NULL;
        return true;
    }
    db_bind(w->hit, DB(hit.at.id));
    return db_step(w->s, w->hit, found, e);
}

/* Copies the next row into the arena; none at the end, or where the search is cut. */
static bool walk_next(struct walk *w, struct arena *arena, struct article_row *out, bool *found,
                      struct error *e)
{
    bool matches = false, ok = true;
    sqlite3_stmt *at = NULL;
    *found = true;
    while (ok && *found && !matches) {
        AUTO(arena) scratch = {0};
        w->cut = w->max_work && w->work >= w->max_work;
        if (w->cut) {
            *found = false;
            break;
        }
        ok = (!walk_wants_index(w) || walk_by_index(w, e)) && walk_step(w, &at, found, e);
        matches = !w->searching;
        if (ok && *found && at && w->searching) {
            article_read_row(at, &scratch, out);
            ok = walk_matches(w, out, &matches, e);
            w->misses += !matches;
            w->matches += matches;
        }
    }
    if (ok && *found)
        article_read_row(at, arena, out);
    out->score = w->score;
    return ok;
}

static void walk_end(struct walk *w)
{
    if (w->st)
        sqlite3_reset(w->st);
    if (w->hit)
        sqlite3_reset(w->hit);
    search_hits_close(&w->hits);
    search_fini(&w->search);
}

static void add_word(void *context, const struct search_node *term)
{
    struct article_list *out = context;
    if (out->n_words < MAX_WORDS && term->field <= SEARCH_FROM)
        out->words[out->n_words++] =
            (struct search_word){arena_strdup(&out->arena, term->text.p), term->field,
                                 term->kind == SEARCH_REGEX, term->ignore_case};
}

/* Words and expressions of the search to highlight. */
static void add_words(struct article_list *out, const struct search *q)
{
    out->words = arena_array(&out->arena, MAX_WORDS, sizeof *out->words);
    search_each_term(q, add_word, out);
}

static void reverse(struct article_row *rows, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        struct article_row row = rows[i];
        rows[i] = rows[n - 1 - i];
        rows[n - 1 - i] = row;
    }
}

static int better_first(const void *a, const void *b)
{
    const struct article_row *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return search_is_before(x->at, y->at, true) ? -1 : 1;
}

bool articles_list(struct store *s, const struct article_query *wanted,
                   const struct article_position *from, bool including, bool back, size_t limit,
                   struct article_list *out, struct error *e)
{
    VEC(struct article_row) rows = {0};
    struct article_query query = *wanted;
    struct walk walk = {.s = s};
    struct article_row row;
    bool found = true;
    *out = (struct article_list){0};
    bool ok = chain_find_node(s, wanted->node, &query.node, e) && walk_parse(&walk, &query, e);
    if (walk.ranked)
        limit = query.ranked < ARTICLES_RANKED ? ARTICLES_RANKED - query.ranked : 0;
    ok = ok &&
         walk_begin(&walk, &query, from, including, walk.ranked || query.oldest_first == back, e);
    while (ok && found && !out->more && (rows.n < limit || !walk.ranked)) {
        ok = walk_next(&walk, &out->arena, &row, &found, e);
        if (ok && found && rows.n == limit)
            out->more = true;
        else if (ok && found)
            vec_push(&rows, row);
        out->more = out->more || walk.cut;
    }
    out->cut = walk.cut;
    out->reached = walk.reached;
    out->ranked = walk.ranked;
    if (ok && walk.searching)
        add_words(out, &walk.search);
    walk_end(&walk);
    vec_take(&rows, &out->arena, &out->rows, &out->n);
    if (walk.ranked)
        qsort(out->rows, out->n, sizeof *out->rows, better_first);
    else if (back)
        reverse(out->rows, out->n);
    if (!ok)
        article_list_fini(out);
    return ok;
}

#define COUNT_OFFLINE(table)                                                                       \
    "SELECT count(*) FROM " table " l CROSS JOIN article a ON a.id = l.article"                    \
    " WHERE l.node = ?1 AND l.time >= ?2 AND a.offline"

bool articles_count(struct store *s, const struct article_query *query, int64_t *out,
                    struct error *e)
{
    int64_t node;
    if (!chain_find_node(s, query->node, &node, e))
        return false;
    if (query->search && *query->search)
        return error_set(e, ERROR_INVALID, 0, "what a search finds is not counted");
    if (query->muted_only)
        return db_get(s, e, out, "SELECT count(*) FROM article WHERE hidden = 1");
    if (query->starred_only)
        return db_get(
            s, e, out,
            "SELECT count(*) FROM article a WHERE a.starred AND NOT a.hidden AND a.time >= ?2"
            " AND NOT (?3 AND " ARTICLE_IS_READ ") AND (NOT ?4 OR a.offline) AND (?1 = 1 OR EXISTS "
            "(SELECT 1 FROM listing l"
            " WHERE l.node = ?1 AND l.time = a.time AND l.article = a.id))",
            DB(node), DB(query->since ? query->since : INT64_MIN), DB(query->unread_only),
            DB(query->offline_only));
    if (query->offline_only && (query->unread_only || query->since > 0))
        return db_get(s, e, out,
                      query->unread_only ? COUNT_OFFLINE("unread") : COUNT_OFFLINE("listing"),
                      DB(node), DB(query->since ? query->since : INT64_MIN));
    if (query->offline_only)
        return db_get(s, e, out, "SELECT offline FROM node WHERE id = ?1", DB(node));
    if (!query->since || query->since == INT64_MIN)
        return db_get(s, e, out,
                      query->unread_only ? "SELECT unread FROM node WHERE id = ?1"
                                         : "SELECT total FROM node WHERE id = ?1",
                      DB(node));
    return db_get(s, e, out,
                  query->unread_only
                      ? "SELECT count(*) FROM unread WHERE node = ?1 AND time >= ?2"
                      : "SELECT count(*) FROM listing WHERE node = ?1 AND time >= ?2",
                  DB(node), DB(query->since));
}
