/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/account/items.h"

#include "base/vec.h"
#include "store/mark/mark.h"
#include "store/mark/tags.h"
#include "store/sql/db.h"
#include "store/tree/listing.h"

/* ---- sending ----------------------------------------------------------------------------- */

static bool take_items(struct store *s, sqlite3_stmt *st, struct arena *arena,
                       struct account_change *out, struct error *e)
{
    AUTO(ids) ids = {0};
    bool ok = true;
    while (db_next(s, st, &ok, e)) {
        if (!ids.n && out->mark >= MARK_TAG)
            out->label = db_column_text(st, 1, arena);
        vec_push(&ids, sqlite3_column_int64(st, 0));
    }
    vec_take(&ids, arena, &out->items, &out->n);
    return ok;
}

/* Bits of `pending` say whether the article's mark differs, so that both together are the mark to
 * be sent, even of a deleted article. */
#define STATE(mask, value)                                                                         \
    "SELECT item FROM account_item INDEXED BY account_pending WHERE account = ?1 AND pending"      \
    " AND pending & " mask " AND (" value ") = ?2 LIMIT ?3"
#define UNREAD STATE("5", "unread <> (pending & 1)")
#define STARRED STATE("10", "starred <> (pending >> 1 & 1)")

static bool next_state(struct store *s, int64_t account, int limit, struct arena *arena,
                       struct account_change *out, struct error *e)
{
    static const struct {
        enum mark mark;
        bool value;
        const char *sql;
    } states[] = {{MARK_READ, false, UNREAD},
                  {MARK_UNREAD, true, UNREAD},
                  {MARK_STAR, true, STARRED},
                  {MARK_UNSTAR, false, STARRED}};
    bool ok = true;
    for (size_t i = 0; ok && !out->n && i < ARRAY_SIZE(states); i++) {
        out->mark = states[i].mark;
        ok = take_items(s,
                        db_select(s, e, states[i].sql, DB(account), DB(states[i].value), DB(limit)),
                        arena, out, e);
    }
    return ok;
}

static bool next_label(struct store *s, int64_t account, int limit, struct arena *arena,
                       struct account_change *out, struct error *e)
{
    bool ok = true;
    for (int added = 1; ok && !out->n && added >= 0; added--) {
        out->mark = added ? MARK_TAG : MARK_UNTAG;
        ok = take_items(s,
                        db_select(s, e,
                                  "SELECT item, name FROM account_label WHERE account = ?1"
                                  " AND pending AND pending & 1 = ?2 AND key = (SELECT key"
                                  " FROM account_label WHERE account = ?1 AND pending"
                                  " AND pending & 1 = ?2 LIMIT 1) LIMIT ?3",
                                  DB(account), DB(added), DB(limit)),
                        arena, out, e);
    }
    return ok;
}

bool account_next_change(struct store *s, int64_t account, int limit, struct arena *arena,
                         struct account_change *out, struct error *e)
{
    *out = (struct account_change){0};
    return next_state(s, account, limit, arena, out, e) &&
           (out->n || next_label(s, account, limit, arena, out, e));
}

/* Calls with the items of a change, the key of its label ("" for a state), in a transaction. */
static bool for_each(struct store *s, int64_t account, const struct account_change *c,
                     bool (*call)(struct store *s, int64_t account, const struct account_change *c,
                                  int64_t item, const char *key, struct error *e),
                     struct error *e)
{
    AUTO(buf) key = BUF_INIT;
    if (!store_begin(s, e))
        return false;
    bool ok = true;
    if (c->label)
        tag_add_key(&key, str_from(c->label));
    for (size_t i = 0; ok && i < c->n; i++)
        ok = call(s, account, c, c->items[i], buf_c(&key), e);
    return store_end(s, ok, e);
}

static bool note_sending(struct store *s, int64_t account, const struct account_change *c,
                         int64_t item, const char *key, struct error *e)
{
    if (c->mark >= MARK_TAG)
        return db_do(s, e,
                     "UPDATE account_label SET pending = pending + 2 WHERE account = ?1"
                     " AND key = ?2 AND item = ?3 AND pending IN (1, 2)",
                     DB(account), DB(key), DB(item));
    return db_do(s, e,
                 "UPDATE account_item SET pending = pending | ?3 WHERE account = ?1 AND item = ?2",
                 DB(account), DB(item), DB(c->mark <= MARK_UNREAD ? 4 : 8));
}

bool account_note_sending(struct store *s, int64_t account, const struct account_change *c,
                          struct error *e)
{
    return for_each(s, account, c, note_sending, e);
}

/* Sets a state that the server has; the article's may differ by now. */
#define NOTE_STATE(column, bits, bit, differs)                                                     \
    "UPDATE account_item AS i SET " column " = ?3, pending = (pending & ~" bits                    \
    ") + coalesce((SELECT " bit " * (" differs ") FROM article a WHERE a.id = i.article), 0)"      \
    " WHERE account = ?1 AND item = ?2"

/* A tag that was taken off since its label was sent is to be removed there, and vice versa. */
static bool note_label_sent(struct store *s, int64_t account, const struct account_change *c,
                            int64_t item, const char *key, struct error *e)
{
    return db_do(s, e,
                 c->mark == MARK_TAG ? "UPDATE account_label SET pending = CASE pending WHEN 3"
                                       " THEN 0 WHEN 4 THEN 2 END"
                                       " WHERE account = ?1 AND key = ?2 AND item = ?3"
                                       " AND pending IN (3, 4)"
                                     : "UPDATE account_label SET pending = 1 WHERE account = ?1"
                                       " AND key = ?2 AND item = ?3 AND pending = 3",
                 DB(account), DB(key), DB(item)) &&
           (c->mark == MARK_TAG || db_do(s, e,
                                         "DELETE FROM account_label WHERE account = ?1"
                                         " AND key = ?2 AND item = ?3 AND pending = 4",
                                         DB(account), DB(key), DB(item)));
}

static bool note_sent(struct store *s, int64_t account, const struct account_change *c,
                      int64_t item, const char *key, struct error *e)
{
    if (c->mark >= MARK_TAG)
        return note_label_sent(s, account, c, item, key, e);
    if (c->mark <= MARK_UNREAD)
        return db_do(s, e, NOTE_STATE("unread", "5", "1", ARTICLE_IS_READ " = ?3"), DB(account),
                     DB(item), DB(c->mark == MARK_UNREAD));
    return db_do(s, e, NOTE_STATE("starred", "10", "2", "a.starred <> ?3"), DB(account), DB(item),
                 DB(c->mark == MARK_STAR));
}

bool account_note_sent(struct store *s, int64_t account, const struct account_change *c,
                       struct error *e)
{
    return for_each(s, account, c, note_sent, e);
}

/* ---- comparing --------------------------------------------------------------------------- */

bool account_labels(struct store *s, int64_t account, struct arena *arena, const char ***out,
                    size_t *n, struct error *e)
{
    VEC(const char *) names = {0};
    bool ok = true;
    sqlite3_stmt *st = db_select(
        s, e, "SELECT DISTINCT name FROM account_label WHERE account = ?1 AND pending <> 1",
        DB(account));
    while (db_next(s, st, &ok, e))
        vec_push(&names, db_column_text(st, 0, arena));
    vec_take(&names, arena, out, n);
    return ok;
}

void account_difference_fini(struct account_difference *d)
{
    vec_fini(&d->gone);
    vec_fini(&d->come);
    vec_fini(&d->unknown);
}

static bool is_known(struct store *s, int64_t account, int64_t item, int64_t *known,
                     struct error *e)
{
    return db_get(s, e, known,
                  "SELECT EXISTS (SELECT 1 FROM account_item WHERE account = ?1 AND item = ?2)",
                  DB(account), DB(item));
}

bool account_find_unknown(struct store *s, int64_t account, const int64_t *items, size_t n,
                          struct ids *out, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        int64_t known = 1;
        ok = is_known(s, account, items[i], &known, e);
        if (!known)
            vec_push(out, items[i]);
    }
    return ok;
}

/* Statement over the items that are in the list as far as is known, ascending, and whether that is
 * uncertain. */
static sqlite3_stmt *select_listed(struct store *s, int64_t account, struct account_list_of list,
                                   struct error *e)
{
    AUTO(buf) key = BUF_INIT;
    if (list.kind == ACCOUNT_UNREAD)
        return db_select(s, e,
                         "SELECT item, pending & 4 FROM account_item INDEXED BY account_unread"
                         " WHERE account = ?1 AND unread ORDER BY item",
                         DB(account));
    if (list.kind == ACCOUNT_STARRED)
        return db_select(s, e,
                         "SELECT item, pending & 8 FROM account_item INDEXED BY account_starred"
                         " WHERE account = ?1 AND starred ORDER BY item",
                         DB(account));
    tag_add_key(&key, str_from(list.label));
    sqlite3_stmt *st =
        db_statement(s,
                     "SELECT item, pending > 2 FROM account_label WHERE account = ?1 AND key = ?2"
                     " AND pending <> 1 ORDER BY item",
                     e);
    if (st) {
        sqlite3_bind_int64(st, 1, account);
        sqlite3_bind_text(st, 2, buf_c(&key), -1, SQLITE_TRANSIENT);
    }
    return st;
}

bool account_compare(struct store *s, int64_t account, struct account_list_of list,
                     const int64_t *items, size_t n, struct account_difference *out,
                     struct error *e)
{
    AUTO(ids) added = {0};
    sqlite3_stmt *st = select_listed(s, account, list, e);
    size_t i = 0;
    bool ok = true;
    *out = (struct account_difference){0};
    while (db_next(s, st, &ok, e)) {
        int64_t item = sqlite3_column_int64(st, 0);
        for (; i < n && items[i] < item; i++)
            vec_push(&added, items[i]);
        if (i < n && items[i] == item)
            i++;
        else if (!sqlite3_column_int(st, 1))
            vec_push(&out->gone, item);
    }
    for (; i < n; i++)
        vec_push(&added, items[i]);
    ok = ok && account_find_unknown(s, account, added.v, added.n, &out->unknown, e);
    for (size_t a = 0, u = 0; ok && a < added.n; a++)
        if (u < out->unknown.n && out->unknown.v[u] == added.v[a])
            u++;
        else
            vec_push(&out->come, added.v[a]);
    return ok;
}

/* ---- marking ----------------------------------------------------------------------------- */

static bool set_state(struct store *s, int64_t account, bool starred, int64_t item, bool listed,
                      struct error *e)
{
    return db_do(s, e,
                 starred ? "UPDATE account_item SET starred = ?3, pending = pending & ~2"
                           " WHERE account = ?1 AND item = ?2"
                         : "UPDATE account_item SET unread = ?3, pending = pending & ~1"
                           " WHERE account = ?1 AND item = ?2",
                 DB(account), DB(item), DB(listed)) &&
           (listed || db_do(s, e,
                            "DELETE FROM account_item WHERE account = ?1 AND item = ?2 AND article"
                            " IS NULL AND NOT unread AND NOT starred AND NOT pending",
                            DB(account), DB(item)));
}

static bool set_label(struct store *s, int64_t account, const char *label, int64_t item,
                      bool listed, struct error *e)
{
    AUTO(buf) key = BUF_INIT;
    tag_add_key(&key, str_from(label));
    return listed ? db_do(s, e,
                          "INSERT INTO account_label VALUES(?1, ?2, ?3, ?4, 0)"
                          " ON CONFLICT DO UPDATE SET pending = 0 WHERE pending = 1",
                          DB(account), DB(buf_c(&key)), DB(item), DB(label))
                  : db_do(s, e,
                          "DELETE FROM account_label WHERE account = ?1 AND key = ?2 AND item = ?3"
                          " AND pending IN (0, 2)",
                          DB(account), DB(buf_c(&key)), DB(item));
}

/* Sets an item's state, and appends its article; not while the state at the server is uncertain. */
static bool set_item(struct store *s, int64_t account, struct account_list_of list, int64_t item,
                     bool listed, struct ids *articles, struct error *e)
{
    static const int uncertain[] = {4, 8, 0};
    size_t before = articles->n;
    if (!db_get_all(s, e, articles,
                    "SELECT coalesce(article, 0) FROM account_item WHERE account = ?1"
                    " AND item = ?2 AND NOT pending & ?3",
                    DB(account), DB(item), DB(uncertain[list.kind])))
        return false;
    if (articles->n == before)
        return true;
    return list.kind == ACCOUNT_LABELLED
               ? set_label(s, account, list.label, item, listed, e)
               : set_state(s, account, list.kind == ACCOUNT_STARRED, item, listed, e);
}

static bool mark_articles(struct store *s, struct account_list_of list, const struct ids *ids,
                          bool listed, struct error *e)
{
    switch (list.kind) {
    case ACCOUNT_UNREAD:
        return articles_mark(s, listed ? MARK_UNREAD : MARK_READ, ids->v, ids->n, NULL, e);
    case ACCOUNT_STARRED:
        return articles_mark(s, listed ? MARK_STAR : MARK_UNSTAR, ids->v, ids->n, NULL, e);
    default:
        return tags_mark(s, listed ? MARK_TAG : MARK_UNTAG, list.label, ids->v, ids->n, NULL, e);
    }
}

/* A mark has two values: where the article's differs from the server's last one, it equals the new
 * one. So no unsent change is overwritten. */
static bool set_listed(struct store *s, int64_t account, struct account_list_of list,
                       const int64_t *items, size_t n, bool listed, struct error *e)
{
    AUTO(ids) articles = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++)
        ok = set_item(s, account, list, items[i], listed, &articles, e);
    return ok && mark_articles(s, list, &articles, listed, e);
}

bool account_set_listed(struct store *s, int64_t account, struct account_list_of list,
                        const int64_t *items, size_t n, bool listed, struct error *e)
{
    return n == 0 || (store_begin(s, e) &&
                      store_end(s, set_listed(s, account, list, items, n, listed, e), e));
}

bool account_drop_item(struct store *s, int64_t account, int64_t item, struct error *e)
{
    return store_begin(s, e) &&
           store_end(s,
                     db_do(s, e, "DELETE FROM account_item WHERE account = ?1 AND item = ?2",
                           DB(account), DB(item)) &&
                         db_do(s, e, "DELETE FROM account_label WHERE account = ?1 AND item = ?2",
                               DB(account), DB(item)),
                     e);
}
