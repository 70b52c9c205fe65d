/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New items of accounts: from articles to rows that tie them to the server's items. */
#include <stdlib.h>

#include "store/account-items.h"
#include "store/articles.h"
#include "store/db.h"
#include "store/identity.h"
#include "store/tags.h"

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
    struct buf link = BUF_INIT;
    if (a->url)
        identity_add_link(&link, str_from(a->url));
    int64_t mark = identity_link_mark(buf_str(&link));
    buf_fini(&link);
    return mark;
}

/* Articles that the source had before the account took it over. */
static bool find_adopted(struct merging *m, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < m->n; i++) {
        int64_t mark = link_of(&m->articles[i]);
        ok = !mark || db_get(m->s, e, &m->stored[i],
                             "SELECT coalesce((SELECT t.article FROM twin t WHERE t.hash = ?1"
                             " AND EXISTS (SELECT 1 FROM placement p WHERE p.article = t.article"
                             " AND p.source = ?2) AND NOT EXISTS (SELECT 1 FROM account_item i"
                             " WHERE i.article = t.article AND i.account = ?3) LIMIT 1), 0)",
                             DB(mark), DB(m->feed->node), DB(m->account->id));
    }
    return ok;
}

/* Merges the items that have no article yet. */
static bool merge_new(struct merging *m, const struct merge_options *options,
                      struct merge_counts *counts, struct error *e)
{
    struct article *articles = mem_zalloc(m->n, sizeof *articles);
    size_t *at = mem_zalloc(m->n, sizeof *at), n = 0;
    int64_t *stored = mem_zalloc(m->n, sizeof *stored);
    bool *read = mem_zalloc(m->n, sizeof *read);
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
    free(read);
    free(stored);
    free(at);
    free(articles);
    return ok;
}

static bool tie_labels(struct merging *m, size_t i, struct error *e)
{
    const struct account_item *item = &m->items[i];
    int64_t account = m->account->id, article = m->stored[i];
    bool ok = true;
    for (size_t k = 0; ok && k < item->n_labels; k++)
        ok = account_set_listed(m->s, account,
                                (struct account_list_of){ACCOUNT_LABELLED, item->labels[k]},
                                &item->item, 1, true, e);
    return ok && db_do(m->s, e,
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
                 "UPDATE account_item AS i SET pending = (SELECT (i.unread = a.read)"
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
    bool ok = store_begin(s, e) && db_end(s, merge_items(&m, options, out, e), e);
    free(m.stored);
    return ok;
}
