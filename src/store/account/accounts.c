/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/account/accounts.h"

#include "base/vec.h"
#include "store/edit/edit.h"
#include "store/tree/source-row.h"

#define ACCOUNT_COLUMNS                                                                            \
    "n.id, n.title, account.server, account.url, account.user, account.password_command,"          \
    " account.password_file, account.has_labels, account.pulled, account.labels_at,"               \
    " account.labels_hash, (SELECT count(*) FROM account_item i WHERE i.account = n.id AND"        \
    " i.pending) + (SELECT count(*) FROM account_label l WHERE l.account = n.id AND l.pending)"
enum { N_ACCOUNT_COLUMNS = 12 };
#define FROM_ACCOUNT " FROM account JOIN node n ON n.id = account.id AND n.removed_at IS NULL"

static void read_account(sqlite3_stmt *st, struct arena *arena, struct account *out)
{
    *out = (struct account){
        .id = sqlite3_column_int64(st, 0),
        .title = db_column_line(st, 1, arena),
        .server = db_column_text(st, 2, arena),
        .url = db_column_text(st, 3, arena),
        .user = db_column_text(st, 4, arena),
        .password = {.command = db_column_text(st, 5, arena), .file = db_column_text(st, 6, arena)},
        .has_labels = sqlite3_column_int(st, 7),
        .pulled = sqlite3_column_int(st, 8),
        .labels_at = sqlite3_column_int64(st, 9),
        .labels_hash = sqlite3_column_int64(st, 10),
        .unsent = sqlite3_column_int64(st, 11),
    };
    account_read_status(st, N_ACCOUNT_COLUMNS, arena, &out->status);
}

bool accounts_load(struct store *s, struct account_list *out, struct error *e)
{
    VEC(struct account) accounts = {0};
    bool ok = true;
    *out = (struct account_list){0};
    sqlite3_stmt *st = db_statement(s,
                                    "SELECT " ACCOUNT_COLUMNS
                                    ", " ACCOUNT_STATUS_COLUMNS FROM_ACCOUNT " ORDER BY n.position",
                                    e);
    while (db_next(s, st, &ok, e)) {
        struct account account;
        read_account(st, &out->arena, &account);
        vec_push(&accounts, account);
    }
    vec_take(&accounts, &out->arena, &out->v, &out->n);
    return ok;
}

bool account_load(struct store *s, int64_t id, struct arena *arena, struct account *out,
                  struct error *e)
{
    AUTO_RESET sqlite3_stmt *st = db_find(
        s, "account", id,
        "SELECT " ACCOUNT_COLUMNS ", " ACCOUNT_STATUS_COLUMNS FROM_ACCOUNT " WHERE account.id = ?1",
        e);
    if (st)
        read_account(st, arena, out);
    return st;
}

static bool add(struct store *s, const struct account *a, int64_t *id, struct error *e)
{
    struct outline portal = {.kind = NODE_PORTAL, .title = a->title};
    if (!db_get(s, e, id,
                "SELECT coalesce((SELECT n.id" FROM_ACCOUNT
                " WHERE account.url = ?1 AND account.user = ?2), 0)",
                DB(a->url), DB(a->user)))
        return false;
    if (*id)
        return error_set(e, ERROR_EXISTS, 0, "there is an account of %s already", a->user);
    return tree_add(s, TREE_ROOT, &portal, id, e) &&
           db_do(s, e,
                 "INSERT INTO account(id, server, url, user, password_command, password_file,"
                 " has_labels) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                 DB(*id), DB(a->server), DB(a->url), DB(a->user), DB(a->password.command),
                 DB(a->password.file), DB(a->has_labels));
}

bool account_add(struct store *s, const struct account *account, int64_t *id, struct error *e)
{
    *id = 0;
    return store_begin(s, e) && store_end(s, add(s, account, id, e), e);
}

bool account_save(struct store *s, const struct account *a, struct error *e)
{
    const struct source_status *st = &a->status;
    const char *error = st->error == ERROR_NONE ? NULL : error_name(st->error);
    return db_do(s, e,
                 "UPDATE account SET error = ?2, http_status = ?3, problem = ?4, failures = ?5,"
                 " checked_at = ?6, succeeded_at = ?7, retry_at = ?8, pulled = ?9,"
                 " labels_at = ?10, labels_hash = ?11 WHERE id = ?1",
                 DB(a->id), DB(error), DB(st->http_status), DB(st->problem), DB(st->failures),
                 DB(st->checked_at), DB(st->succeeded_at), DB(st->due_at), DB(a->pulled),
                 DB(a->labels_at), DB(a->labels_hash));
}

bool account_uses_file(struct store *s, const char *path, bool *used, struct error *e)
{
    return db_has(s, e, used, "SELECT EXISTS (SELECT 1 FROM account WHERE password_file = ?1)",
                  DB(path));
}

/* ---- subscriptions ----------------------------------------------------------------------- */

bool account_feeds_load(struct store *s, int64_t account, struct arena *arena,
                        struct account_feed **out, size_t *n, struct error *e)
{
    VEC(struct account_feed) feeds = {0};
    bool ok = true;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT f.node, f.stream, f.title, f.folder, f.refusal, f.adopted,"
                                 " n.url FROM account_feed f LEFT JOIN node n ON n.id = f.node"
                                 " WHERE f.account = ?1 ORDER BY f.stream",
                                 DB(account));
    while (db_next(s, st, &ok, e)) {
        struct account_feed feed = {
            .node = sqlite3_column_int64(st, 0),
            .stream = db_column_text(st, 1, arena),
            .title = db_column_text(st, 2, arena),
            .folder = db_column_text(st, 3, arena),
            .refusal = db_column_text(st, 4, arena),
            .adopted = (enum adoption)sqlite3_column_int(st, 5),
            .url = db_column_text(st, 6, arena),
        };
        vec_push(&feeds, feed);
    }
    vec_take(&feeds, arena, out, n);
    return ok;
}

bool account_feed_save(struct store *s, int64_t account, const struct account_feed *f,
                       struct error *e)
{
    return db_do(s, e, "INSERT OR REPLACE INTO account_feed VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                 DB(f->node), DB(account), DB(f->stream), DB(f->title), DB(f->folder),
                 DB(f->refusal), DB(f->adopted));
}

/* The server forgets the items with the subscription: another one gives others. */
static bool drop_feed(struct store *s, int64_t node, struct error *e)
{
    static const char *const steps[] = {
        "DELETE FROM account_label WHERE (account, item) IN (SELECT i.account, i.item"
        " FROM account_feed f CROSS JOIN placement p ON p.source = f.node AND p.article NOT NULL"
        " CROSS JOIN account_item i ON i.article = p.article AND i.account = f.account"
        " WHERE f.node = ?1 AND f.stream NOT NULL)",
        "DELETE FROM account_item WHERE (account, item) IN (SELECT i.account, i.item"
        " FROM account_feed f CROSS JOIN placement p ON p.source = f.node AND p.article NOT NULL"
        " CROSS JOIN account_item i ON i.article = p.article AND i.account = f.account"
        " WHERE f.node = ?1 AND f.stream NOT NULL)",
        "DELETE FROM account_feed WHERE node = ?1",
    };
    bool ok = true;
    for (size_t i = 0; ok && i < ARRAY_SIZE(steps); i++)
        ok = db_do(s, e, steps[i], DB(node));
    return ok;
}

bool account_feed_drop(struct store *s, int64_t node, struct error *e)
{
    return store_begin(s, e) && store_end(s, drop_feed(s, node, e), e);
}

bool account_feeds_checked(struct store *s, int64_t account, int64_t now, int64_t due,
                           struct error *e)
{
    return db_do(s, e,
                 "UPDATE source SET checked_at = ?2, succeeded_at = ?2, due_at = ?3, error = NULL,"
                 " problem = NULL, failures = 0 WHERE id IN"
                 " (SELECT node FROM account_feed WHERE account = ?1 AND stream NOT NULL)",
                 DB(account), DB(now), DB(due));
}
