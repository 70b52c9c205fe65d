/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/mark/notes.h"

#include "store/sql/db.h"
#include "store/view/views.h"
#include "text/display/safe.h"

bool note_load(struct store *s, int64_t article, struct arena *arena, const char **text,
               struct error *e)
{
    bool ok = true;
    *text = NULL;
    sqlite3_stmt *st = db_select(s, e, "SELECT text FROM note WHERE article = ?1", DB(article));
    while (db_next(s, st, &ok, e))
        *text = db_column_text(st, 0, arena);
    return ok;
}

static bool set(struct store *s, int64_t article, const char *text, int64_t now, struct error *e)
{
    sqlite3_stmt *found = db_find(s, "article", article, "SELECT 1 FROM article WHERE id = ?1", e);
    if (!found)
        return false;
    sqlite3_reset(found);
    return *text ? db_do(s, e, "INSERT OR REPLACE INTO note VALUES(?1, ?2, ?3)", DB(article),
                         DB(now), DB(text))
                 : db_do(s, e, "DELETE FROM note WHERE article = ?1", DB(article));
}

bool note_set(struct store *s, int64_t article, const char *text, int64_t now, struct error *e)
{
    struct str raw = str_from(text);
    AUTO(buf) safe = BUF_INIT;
    if (raw.n > NOTE_MAX_BYTES)
        return error_set(e, ERROR_LIMIT, 0, "a note has at most %d bytes", NOTE_MAX_BYTES);
    safe_add_text(&safe, raw);
    struct str clean = str_trim(buf_str(&safe));
    AUTO_FREE char *kept = mem_strndup(clean.n ? clean.p : "", clean.n);
    return store_begin(s, e) &&
           store_end(s, set(s, article, kept, now, e) && views_update(s, article, VIEWS_NOTE, e),
                     e);
}
