/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Access to single articles. */
#include "store/article/article.h"

#include "base/vec.h"
#include "model/source.h"
#include "store/list/article-row.h"
#include "store/mark/account-marks.h"
#include "store/mark/notes.h"
#include "store/rule/rules.h"
#include "store/search/index.h"
#include "store/sql/pack.h"
#include "store/view/views.h"

static void read_article(sqlite3_stmt *st, int column, struct stored_article *out)
{
    struct arena *arena = &out->arena;
    struct article *a = &out->article;
    *a = (struct article){
        .url = out->row.url,
        .title = out->row.title,
        .source = db_column_line(st, column, arena),
        .published = out->row.date,
        .summary = db_column_text(st, column + 2, arena),
        .content = db_column_text(st, column + 3, arena),
        .views = -1,
    };
    out->position = (uint64_t)sqlite3_column_int64(st, column + 1);
    pack_read(db_column_blob(st, column + 4), arena, a);
    out->page_problem = db_column_text(st, column + 5, arena);
    out->page_content = db_column_text(st, column + 6, arena);
    pack_read(db_column_blob(st, column + 7), arena, a);
    int got = (a->summary != NULL) + (a->content != NULL) + (out->page_content != NULL);
    out->damaged = got < sqlite3_column_int(st, column + 8);
    if (!a->guid)
        a->guid = a->url;
}

static bool load_row(struct store *s, int64_t id, struct stored_article *out, struct error *e)
{
    AUTO_RESET sqlite3_stmt *st =
        db_find(s, "article", id,
                "SELECT " ARTICLE_ROW_COLUMNS ", a.source_name, a.position, plain(body.summary),"
                " plain(body.content), body.more, page.problem, plain(page.content),"
                " page.more, (body.summary NOT NULL) + (body.content NOT NULL)"
                " + (page.content NOT NULL) FROM article a LEFT JOIN body ON body.article = a.id"
                " LEFT JOIN page ON page.article = a.id WHERE a.id = ?1",
                e);
    if (!st)
        return false;
    article_read_row(st, &out->arena, &out->row);
    read_article(st, ARTICLE_ROW_N, out);
    return true;
}

/* Those in the tree, the article's own one first; a removed one only where there is no other, and
 * it is the article's then. */
static bool load_sources(struct store *s, int64_t id, struct stored_article *out, struct error *e)
{
    VEC(const char *) titles = {0};
    bool ok = true;
    sqlite3_stmt *st =
        db_select(s, e,
                  "SELECT n.id, n.title, EXISTS (SELECT 1 FROM chain c WHERE c.source = n.id"
                  " AND c.node = 1) AS listed FROM article a JOIN node n ON n.id = a.source"
                  " OR n.id IN (SELECT source FROM carrier WHERE article = a.id)"
                  " WHERE a.id = ?1 ORDER BY listed DESC, n.id <> a.source, n.id",
                  DB(id));
    out->row.source = 0;
    while (db_next(s, st, &ok, e)) {
        if (titles.n > 0 && !sqlite3_column_int(st, 2))
            continue;
        if (titles.n == 0)
            out->row.source = sqlite3_column_int64(st, 0);
        vec_push(&titles, db_column_text(st, 1, &out->arena));
    }
    vec_take(&titles, &out->arena, &out->sources, &out->n_sources);
    return ok;
}

bool articles_load(struct store *s, int64_t id, struct stored_article *out, struct error *e)
{
    *out = (struct stored_article){0};
    if (load_row(s, id, out, e) && load_sources(s, id, out, e) &&
        note_load(s, id, &out->arena, &out->note, e) &&
        (out->row.hidden != ARTICLE_MUTED || rules_muted_by(s, id, &out->arena, &out->muted_by, e)))
        return true;
    stored_article_fini(out);
    return false;
}

bool articles_set_position(struct store *s, int64_t id, uint64_t position, struct error *e)
{
    return db_do(s, e, "UPDATE article SET position = ?2 WHERE id = ?1", DB(id),
                 DB((int64_t)position));
}

bool articles_delete_picked(struct store *s, struct error *e)
{
    static const char *const steps[] = {
        "DELETE FROM body WHERE article IN (SELECT article FROM temp.picked)",
        "DELETE FROM page WHERE article IN (SELECT article FROM temp.picked)",
        "DELETE FROM comment WHERE article IN (SELECT article FROM temp.picked)",
        "DELETE FROM picture WHERE article IN (SELECT article FROM temp.picked)",
        "DELETE FROM version WHERE article IN (SELECT article FROM temp.picked)",
        "DELETE FROM read WHERE article IN (SELECT article FROM temp.picked)",
        "DELETE FROM hidden WHERE article IN (SELECT article FROM temp.picked)",
        "DELETE FROM article WHERE id IN (SELECT article FROM temp.picked)",
    };
    bool ok =
        views_drop_picked(s, e) && search_index_drop_picked(s, e) && account_note_deletion(s, e);
    for (size_t i = 0; ok && i < ARRAY_SIZE(steps); i++)
        ok = db_do(s, e, steps[i]);
    return ok;
}

bool articles_last_id(struct store *s, int64_t *out, struct error *e)
{
    return db_get(s, e, out, "SELECT coalesce(max(id), 0) FROM article");
}

bool articles_oldest(struct store *s, int64_t source, int64_t *time, struct error *e)
{
    return db_get(s, e, time,
                  "SELECT coalesce((SELECT time FROM listing WHERE node = ?1"
                  " ORDER BY time, article LIMIT 1), 0)",
                  DB(source));
}

/* ---- pages ------------------------------------------------------------------------------- */

#define WANTING_FROM(table_and_source)                                                             \
    "SELECT a.id, a.url, plain(body.summary), plain(body.content), a.source, a.starred,"           \
    " a.page = 3 FROM " table_and_source                                                           \
    " AND a.source = ?1 AND (a.page IN (0, 3) OR (?3 AND a.page = 2)) AND a.url NOT NULL"          \
    " AND NOT a.hidden"

/* Two index ranges, which need no sorting. */
static const char *const wanting[] = {
    WANTING_FROM("article a LEFT JOIN body ON body.article = a.id WHERE a.starred") " ORDER BY "
                                                                                    "a.time DESC, "
                                                                                    "a.id DESC "
                                                                                    "LIMIT ?2",
    WANTING_FROM("listing l CROSS JOIN article a ON a.id = l.article"
                 " LEFT JOIN body ON body.article = a.id WHERE l.node = ?1 AND NOT "
                 "a.starred") " ORDER BY l.time DESC, l.article DESC LIMIT ?2",
};

bool articles_wanting_page(struct store *s, int64_t source, bool again, size_t limit,
                           struct arena *arena, struct article_wanting **out, size_t *n,
                           struct error *e)
{
    VEC(struct article_wanting) found = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < ARRAY_SIZE(wanting); i++) {
        sqlite3_stmt *st =
            db_select(s, e, wanting[i], DB(source), DB((int64_t)(limit - found.n)), DB(again));
        while (db_next(s, st, &ok, e)) {
            struct article_wanting a = {
                .id = sqlite3_column_int64(st, 0),
                .url = db_column_text(st, 1, arena),
                .summary = db_column_text(st, 2, arena),
                .content = db_column_text(st, 3, arena),
                .source = sqlite3_column_int64(st, 4),
                .starred = sqlite3_column_int(st, 5),
                .wanted = sqlite3_column_int(st, 6),
            };
            vec_push(&found, a);
        }
    }
    vec_take(&found, arena, out, n);
    return ok;
}

bool articles_without_text(struct store *s, const int64_t *ids, size_t n_ids, struct arena *arena,
                           struct article_wanting **out, size_t *n, struct error *e)
{
    bool ok = true;
    *out = arena_array(arena, n_ids, sizeof **out);
    *n = 0;
    for (size_t i = 0; ok && i < n_ids; i++) {
        sqlite3_stmt *st = db_select(s, e,
                                     "SELECT url, source, starred FROM article WHERE id = ?1"
                                     " AND NOT offline AND url NOT NULL",
                                     DB(ids[i]));
        while (db_next(s, st, &ok, e)) {
            (*out)[(*n)++] = (struct article_wanting){.id = ids[i],
                                                      .url = db_column_text(st, 0, arena),
                                                      .source = sqlite3_column_int64(st, 1),
                                                      .starred = sqlite3_column_int(st, 2)};
        }
    }
    return ok;
}
