/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items as the server shows them: brings known ones up to date, ties new ones to articles. */
#include <stdlib.h>

#include "base/vec.h"
#include "store/account/items.h"
#include "store/article/identity.h"
#include "store/article/twins.h"
#include "store/mark/mark.h"
#include "store/mark/tags.h"
#include "store/sql/db.h"
#include "store/tree/listing.h"

/* ---- known items ------------------------------------------------------------------------- */

static bool update_star(struct store *s, int64_t account, const struct account_item *item,
                        struct error *e)
{
    int64_t differs;
    return db_get(s, e, &differs,
                  "SELECT EXISTS (SELECT 1 FROM account_item WHERE account = ?1 AND item = ?2"
                  " AND starred <> ?3)",
                  DB(account), DB(item->item), DB(item->starred)) &&
           (!differs ||
            account_set_listed(s, account, (struct account_list_of){.kind = ACCOUNT_STARRED},
                               &item->item, 1, item->starred, e));
}

static bool has_label(const struct account_item *item, const char *name)
{
    bool found = false;
    for (size_t i = 0; !found && i < item->n_labels; i++)
        found = tag_is_in(str_from(item->labels[i]), str_from(name));
    return found;
}

static bool set_labelled(struct store *s, int64_t account, int64_t item, const char *label,
                         bool listed, struct error *e)
{
    struct account_list_of list = {ACCOUNT_LABELLED, label};
    return account_set_listed(s, account, list, &item, 1, listed, e);
}

/* Labels that the item had there and has no more; a NULL after the last. */
static bool load_labels(struct store *s, int64_t account, int64_t item, struct arena *arena,
                        const char ***gone, const struct account_item *now, struct error *e)
{
    VEC(const char *) names = {0};
    bool ok = true;
    sqlite3_stmt *st = db_select(s, e,
                                 "SELECT name FROM account_label WHERE account = ?1 AND item = ?2"
                                 " AND pending IN (0, 2)",
                                 DB(account), DB(item));
    while (db_next(s, st, &ok, e)) {
        const char *name = db_column_text(st, 0, arena);
        if (!has_label(now, name))
            vec_push(&names, name);
    }
    vec_push(&names, NULL);
    *gone = arena_copy(arena, names.v, names.n, sizeof *names.v);
    vec_fini(&names);
    return ok;
}

static bool add_labels(struct store *s, int64_t account, const struct account_item *item,
                       struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < item->n_labels; i++) {
        AUTO(buf) key = BUF_INIT;
        int64_t known = 1;
        tag_add_key(&key, str_from(item->labels[i]));
        ok = db_get(s, e, &known,
                    "SELECT EXISTS (SELECT 1 FROM account_label WHERE account = ?1 AND key = ?2"
                    " AND item = ?3 AND pending <> 1)",
                    DB(account), DB(buf_c(&key)), DB(item->item));
        ok = ok && (known || set_labelled(s, account, item->item, item->labels[i], true, e));
    }
    return ok;
}

static bool update_item(struct store *s, int64_t account, const struct account_item *item,
                        struct error *e)
{
    AUTO(arena) arena = {0};
    const char **gone;
    bool ok = update_star(s, account, item, e) &&
              load_labels(s, account, item->item, &arena, &gone, item, e);
    for (size_t i = 0; ok && gone[i]; i++)
        ok = set_labelled(s, account, item->item, gone[i], false, e);
    return ok && add_labels(s, account, item, e);
}

bool account_update_item(struct store *s, int64_t account, const struct account_item *item,
                         struct error *e)
{
    return store_begin(s, e) && store_end(s, update_item(s, account, item, e), e);
}

/* ---- new items --------------------------------------------------------------------------- */

struct merging {
    struct store *s;
    const struct account *account;
    const struct account_feed *feed;
    const struct article *articles;
    const struct account_item *items;
    size_t n;
    int64_t *stored; /* id of each item's article; 0: none */
};

static int64_t link_of(const struct article *a)
{
    AUTO(buf) link = BUF_INIT;
    if (a->url)
        identity_add_link(&link, str_from(a->url));
    return identity_link_mark(buf_str(&link));
}

static bool find_by_link(struct merging *m, size_t i, struct error *e)
{
    int64_t mark = link_of(&m->articles[i]);
    return !mark || db_get(m->s, e, &m->stored[i],
                           "SELECT coalesce((SELECT a.id" FROM_TWINS "WHERE"
                           " EXISTS (SELECT 1 FROM placement p WHERE p.article = a.id"
                           " AND p.source = ?2) AND NOT EXISTS (SELECT 1 FROM account_item i"
                           " WHERE i.article = a.id AND i.account = ?3) LIMIT 1), 0)",
                           DB(mark), DB(m->feed->node), DB(m->account->id));
}

static bool is_taken(const struct merging *m, size_t n, int64_t article)
{
    for (size_t i = 0; i < n; i++)
        if (m->stored[i] == article)
            return true;
    return false;
}

/* By title and time: servers give an item without a link that of the site, or none. */
static bool find_by_title(struct merging *m, size_t i, struct error *e)
{
    const struct article *now = &m->articles[i];
    bool ok = true;
    if (!now->title || now->published.precision == DATE_NONE)
        return true;
    sqlite3_stmt *st =
        db_select(m->s, e,
                  "SELECT a.id, a.title FROM listing l CROSS JOIN article a ON a.id = l.article"
                  " WHERE l.node = ?1 AND l.time = ?2 AND a.published = ?2 AND a.title NOT NULL"
                  " AND NOT EXISTS (SELECT 1 FROM account_item i"
                  " WHERE i.article = a.id AND i.account = ?3)",
                  DB(m->feed->node), DB(now->published.time), DB(m->account->id));
    while (db_next(m->s, st, &ok, e)) {
        int64_t id = sqlite3_column_int64(st, 0);
        if (identity_same_title((const char *)sqlite3_column_text(st, 1), now->title) &&
            !is_taken(m, i, id))
            m->stored[i] = id;
    }
    return ok;
}

/* Articles that the source had before the account took it over. */
static bool find_adopted(struct merging *m, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < m->n; i++)
        ok = find_by_link(m, i, e) && (m->stored[i] || find_by_title(m, i, e));
    return ok;
}

/* Merges the items that have no article yet. */
static bool merge_new(struct merging *m, const struct merge_options *options,
                      struct merge_counts *counts, struct error *e)
{
    AUTO_FREE struct article *articles = mem_zalloc(m->n, sizeof *articles);
    AUTO_FREE size_t *at = mem_zalloc(m->n, sizeof *at);
    AUTO_FREE int64_t *stored = mem_zalloc(m->n, sizeof *stored);
    AUTO_FREE bool *read = mem_zalloc(m->n, sizeof *read);
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++) {
        if (!m->stored[i]) {
            at[n] = i;
            read[n] = !m->items[i].unread;
            articles[n++] = m->articles[i];
        }
    }
    struct merge_counts some = {0};
    struct merge_options one = *options;
    one.read = read;
    one.exact = true;
    one.stored = stored;
    bool ok = !n || merge_articles(m->s, m->feed->node, articles, n, &one, &some, e);
    for (size_t i = 0; ok && i < n; i++)
        m->stored[at[i]] = stored[i];
    counts->added += some.added;
    counts->muted += some.muted;
    counts->wanted += some.wanted;
    return ok;
}

static bool tie_labels(struct merging *m, size_t i, struct error *e)
{
    const struct account_item *item = &m->items[i];
    int64_t account = m->account->id, article = m->stored[i];
    return add_labels(m->s, account, item, e) &&
           db_do(m->s, e,
                 "INSERT OR IGNORE INTO account_label SELECT ?1, tag.key, ?2, tag.name, 1"
                 " FROM tagged t JOIN tag ON tag.id = t.tag WHERE t.article = ?3 AND ?4",
                 DB(account), DB(item->item), DB(article), DB(m->account->has_labels));
}

/* The article is read, or starred, when it is on either side; the difference is unsent then. */
static bool tie(struct merging *m, size_t i, struct error *e)
{
    const struct account_item *item = &m->items[i];
    int64_t account = m->account->id, article = m->stored[i];
    if (!db_do(m->s, e,
               "INSERT OR IGNORE INTO account_item VALUES(?1, ?2, nullif(?3, 0), ?4, ?5, 0)",
               DB(account), DB(item->item), DB(article), DB(item->unread), DB(item->starred)))
        return false;
    if (!sqlite3_changes64(m->s->db) || !article)
        return true;
    return (item->unread || articles_mark(m->s, MARK_READ, &article, 1, NULL, e)) &&
           (!item->starred || articles_mark(m->s, MARK_STAR, &article, 1, NULL, e)) &&
           db_do(m->s, e,
                 "UPDATE account_item AS i SET pending = (SELECT (i.unread = " ARTICLE_IS_READ ")"
                 " + 2 * (i.starred <> a.starred) FROM article a WHERE a.id = i.article)"
                 " WHERE account = ?1 AND item = ?2",
                 DB(account), DB(item->item)) &&
           tie_labels(m, i, e);
}

static bool merge_items(struct merging *m, const struct merge_options *options,
                        struct merge_counts *counts, struct error *e)
{
    bool ok =
        !m->feed || ((!m->feed->adopted || find_adopted(m, e)) && merge_new(m, options, counts, e));
    for (size_t i = 0; ok && i < m->n; i++)
        ok = tie(m, i, e);
    return ok;
}

bool account_merge_items(struct store *s, const struct account *account,
                         const struct account_feed *feed, const struct article *articles,
                         const struct account_item *items, size_t n,
                         const struct merge_options *options, struct merge_counts *out,
                         struct error *e)
{
    struct merging m = {.s = s,
                        .account = account,
                        .feed = feed,
                        .articles = articles,
                        .items = items,
                        .n = n,
                        .stored = mem_zalloc(n ? n : 1, sizeof *m.stored)};
    *out = (struct merge_counts){0};
    bool ok = store_begin(s, e) && store_end(s, merge_items(&m, options, out, e), e);
    free(m.stored);
    return ok;
}
