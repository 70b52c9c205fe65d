/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/record/queue.h"

#include "base/vec.h"
#include "model/download.h"
#include "store/sql/db.h"

/* A line for each chapter: its start in seconds, a blank, its title. */
static void add_chapters(struct buf *b, const struct chapter *chapters, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_printf(b, "%lld %s\n", (long long)chapters[i].start, chapters[i].title);
}

static void read_chapters(struct str lines, struct arena *arena, struct episode *out)
{
    VEC(struct chapter) list = {0};
    struct str line, start;
    while (list.n < ARTICLE_MAX_CHAPTERS && str_split(&lines, '\n', &line)) {
        struct chapter chapter;
        if (str_split(&line, ' ', &start) && str_to_int64(start, &chapter.start)) {
            chapter.title = db_keep_line(arena, line);
            vec_push(&list, chapter);
        }
    }
    vec_take(&list, arena, &out->chapters, &out->n_chapters);
}

bool queue_load(struct store *s, struct queue *out, struct error *e)
{
    VEC(struct episode) all = {0};
    bool ok = true;
    *out = (struct queue){0};
    sqlite3_stmt *st =
        db_select(s, e,
                  "SELECT q.id, q.article, q.url, q.title, q.source, q.duration, q.place,"
                  " (SELECT path FROM download d WHERE d.url = q.url AND d.state = ?1), q.chapters"
                  " FROM queue q ORDER BY q.position, q.id",
                  DB(DOWNLOAD_DONE));
    while (db_next(s, st, &ok, e)) {
        struct episode episode = {.id = sqlite3_column_int64(st, 0),
                                  .article = sqlite3_column_int64(st, 1),
                                  .url = db_column_text(st, 2, &out->arena),
                                  .title = db_column_line(st, 3, &out->arena),
                                  .source = db_column_line(st, 4, &out->arena),
                                  .duration = sqlite3_column_int64(st, 5),
                                  .place = sqlite3_column_int64(st, 6),
                                  .path = db_column_text(st, 7, &out->arena)};
        read_chapters(db_column_str(st, 8), &out->arena, &episode);
        vec_push(&all, episode);
    }
    vec_take(&all, &out->arena, &out->v, &out->n);
    if (!ok)
        queue_fini(out);
    return ok;
}

bool queue_add(struct store *s, const struct episode *episode, int64_t *id, struct error *e)
{
    AUTO(buf) chapters = BUF_INIT;
    if (!db_get(s, e, id, "SELECT coalesce((SELECT id FROM queue WHERE url = ?1), 0)",
                DB(episode->url)))
        return false;
    if (*id)
        return error_set(e, ERROR_EXISTS, 0, "already in the queue");
    add_chapters(&chapters, episode->chapters, episode->n_chapters);
    bool ok = db_do(s, e,
                    "INSERT INTO queue(position, article, url, title, source, duration, chapters)"
                    " SELECT coalesce(max(position), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6 FROM queue",
                    DB(episode->article), DB(episode->url), DB(episode->title), DB(episode->source),
                    DB(episode->duration), DB(buf_c(&chapters)));
    *id = ok ? sqlite3_last_insert_rowid(s->db) : 0;
    return ok;
}

static bool no_entry(int64_t id, struct error *e)
{
    return error_set(e, ERROR_NOT_FOUND, 0, "no entry %lld in the queue", (long long)id);
}

static bool changed_one(struct store *s, bool ok, int64_t id, struct error *e)
{
    return ok && (sqlite3_changes64(s->db) > 0 || no_entry(id, e));
}

bool queue_remove(struct store *s, int64_t id, struct error *e)
{
    return changed_one(s, db_do(s, e, "DELETE FROM queue WHERE id = ?1", DB(id)), id, e);
}

bool queue_move(struct store *s, int64_t id, bool up, struct error *e)
{
    int64_t position, other;
    const char *neighbour = up ? "SELECT coalesce((SELECT id FROM queue WHERE position < ?1"
                                 " ORDER BY position DESC LIMIT 1), 0)"
                               : "SELECT coalesce((SELECT id FROM queue WHERE position > ?1"
                                 " ORDER BY position LIMIT 1), 0)";
    if (!db_get(s, e, &position, "SELECT coalesce((SELECT position FROM queue WHERE id = ?1), 0)",
                DB(id)))
        return false;
    if (!position)
        return no_entry(id, e);
    if (!db_get(s, e, &other, neighbour, DB(position)))
        return false;
    return !other || db_do(s, e,
                           "UPDATE queue SET position = (SELECT sum(position) FROM queue"
                           " WHERE id IN (?1, ?2)) - position WHERE id IN (?1, ?2)",
                           DB(id), DB(other));
}

bool queue_set_place(struct store *s, int64_t id, int64_t seconds, struct error *e)
{
    bool ok = db_do(s, e, "UPDATE queue SET place = ?2 WHERE id = ?1", DB(id), DB(seconds));
    return changed_one(s, ok, id, e);
}

bool queue_set_chapters(struct store *s, int64_t id, const struct chapter *chapters, size_t n,
                        struct error *e)
{
    AUTO(buf) text = BUF_INIT;
    add_chapters(&text, chapters, n);
    bool ok = db_do(s, e, "UPDATE queue SET chapters = ?2 WHERE id = ?1", DB(id), DB(buf_c(&text)));
    return changed_one(s, ok, id, e);
}

bool queue_article(struct store *s, int64_t id, int64_t *article, struct error *e)
{
    return db_get(s, e, article, "SELECT coalesce((SELECT article FROM queue WHERE id = ?1), 0)",
                  DB(id)) &&
           (*article != 0 || no_entry(id, e));
}
