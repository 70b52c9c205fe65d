/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/index.h"
#include "store/sql/db.h"
#include "store/tree/listing.h"
#include "store/view/walk.h"

/* Statements that return a line per problem; NULL or no row for none. */
static const char *const checks[] = {
    "SELECT CASE integrity_check WHEN 'ok' THEN NULL ELSE 'SQLite: ' || integrity_check END"
    " FROM pragma_integrity_check",
    "SELECT format('table %s, row %s: points to no row of %s', \"table\", rowid, parent)"
    " FROM pragma_foreign_key_check",
    /* chain, from the tree */
    "WITH RECURSIVE want(source, node, top) AS ("
    "SELECT s.id, s.id, n.removed_at NOT NULL FROM source s JOIN node n USING(id)"
    " UNION ALL SELECT w.source, p.id, p.removed_at NOT NULL FROM want w"
    " JOIN node n ON n.id = w.node JOIN node p ON p.id = n.parent WHERE NOT w.top)"
    ", chains AS (SELECT source, node FROM want UNION ALL SELECT source, -2 FROM want"
    " JOIN source ON source.id = want.source WHERE node = 1 AND NOT quiet"
    " AND EXISTS (SELECT 1 FROM node WHERE id = -2))"
    " SELECT format('source %d should be listed at node %d', source, node) FROM"
    " (SELECT * FROM chains EXCEPT SELECT source, node FROM chain)"
    " UNION ALL SELECT format('source %d should not be listed at node %d', source, node) FROM"
    " (SELECT source, node FROM chain EXCEPT SELECT * FROM chains)",
    /* listing, from chain, articles and their carriers */
    "WITH want(node, time, article) AS (SELECT c.node, a.time, a.id FROM article a"
    " JOIN chain c ON c.source = a.source WHERE NOT a.hidden"
    " UNION SELECT c.node, a.time, a.id FROM carrier k"
    " JOIN article a ON a.id = k.article AND NOT a.hidden JOIN chain c ON c.source = k.source)"
    " SELECT format('article %d is missing at node %d', article, node) FROM"
    " (SELECT * FROM want EXCEPT SELECT * FROM listing)"
    " UNION ALL SELECT format('article %d should not be at node %d', article, node) FROM"
    " (SELECT * FROM listing WHERE node NOT IN (SELECT id FROM view)"
    " EXCEPT SELECT * FROM want)",
    "SELECT format('article %d is wrongly read at node %d', article, node) FROM"
    " (SELECT l.* FROM listing l JOIN article a ON a.id = l.article WHERE NOT " ARTICLE_IS_READ
    " EXCEPT SELECT * FROM unread)"
    " UNION ALL SELECT format('article %d is wrongly unread at node %d', article, node) FROM"
    " (SELECT * FROM unread EXCEPT"
    " SELECT l.* FROM listing l JOIN article a ON a.id = l.article WHERE NOT " ARTICLE_IS_READ ")",
    "SELECT format('article %d is read, and is not there', article)"
    " FROM read WHERE article NOT IN (SELECT id FROM article)",
    "SELECT format('node %d counts %d articles at hand, and has %d', id, offline, has) FROM"
    " (SELECT n.id, n.offline, (SELECT count(*) FROM listing l JOIN article a ON a.id = l.article"
    " WHERE l.node = n.id AND a.offline) AS has FROM node n) WHERE offline <> has",
    "SELECT format('node %d counts %d articles, %d unread, and has %d, %d', n.id, n.total,"
    " n.unread, (SELECT count(*) FROM listing l WHERE l.node = n.id),"
    " (SELECT count(*) FROM unread u WHERE u.node = n.id)) FROM node n"
    " WHERE n.total <> (SELECT count(*) FROM listing l WHERE l.node = n.id)"
    " OR n.unread <> (SELECT count(*) FROM unread u WHERE u.node = n.id)",
    "SELECT format('article %d has no text row', id) FROM article"
    " WHERE id NOT IN (SELECT article FROM body)",
    "SELECT format('the text of article %d is damaged', article) FROM body"
    " WHERE NOT (intact(summary) AND intact(content))"
    " UNION SELECT format('the page of article %d is damaged', article) FROM page"
    " WHERE NOT intact(content)",
    "SELECT format('article %d has pictures, and is not there', article)"
    " FROM picture WHERE article NOT IN (SELECT id FROM article)",
    "SELECT format('source %d knows article %d, which is not there', source, article)"
    " FROM placement WHERE article NOT NULL AND article NOT IN (SELECT id FROM article)",
    "SELECT format('source %d carries article %d, which is not there', source, article)"
    " FROM carrier WHERE article NOT IN (SELECT id FROM article)",
    "SELECT DISTINCT format('there are earlier versions of article %d, which is not there', "
    "article)"
    " FROM version WHERE article NOT IN (SELECT id FROM article)",
    "SELECT format('article %d is not where the index of words has it', id) FROM article"
    " WHERE doc NOT NULL"
    " AND id IS NOT (SELECT article FROM search_doc d WHERE d.doc = article.doc)",
    "SELECT format('tag %d is of article %d, which is not there', tag, article) FROM tagged"
    " WHERE (article, time) NOT IN (SELECT id, time FROM article)",
    "SELECT format('tag %d is of no article, or has no name', id) FROM"
    " (SELECT id FROM tag WHERE id NOT IN (SELECT tag FROM tagged)"
    " UNION SELECT tag FROM tagged WHERE tag NOT IN (SELECT id FROM tag))",
    "SELECT format('there is a note on article %d, which is not there', article) FROM note"
    " WHERE article NOT IN (SELECT id FROM article)",
    "SELECT DISTINCT format('there are comments on article %d, which is not there', article)"
    " FROM comment WHERE article NOT IN (SELECT id FROM article)",
    "SELECT format('article %d has only one source in its list', article) FROM carrier"
    " GROUP BY article HAVING count(*) = 1",
};

bool store_check(struct store *s, struct buf *report, struct error *e)
{
    bool ok = store_begin(s, e);
    if (!ok)
        return false;
    for (size_t i = 0; ok && i < ARRAY_SIZE(checks); i++) {
        struct error why = {0};
        bool step = true;
        sqlite3_stmt *st = db_statement(s, checks[i], &why);
        while (db_next(s, st, &step, &why)) {
            if (sqlite3_column_type(st, 0) == SQLITE_NULL)
                continue;
            buf_add(report, db_column_str(st, 0));
            buf_add_char(report, '\n');
        }
        /* Damage that aborts a check is a finding, not a failure. */
        if (!step && why.code == ERROR_DAMAGED)
            buf_printf(report, "%s\n", why.detail);
        ok = step || why.code == ERROR_DAMAGED || error_copy(e, &why);
    }
    ok = ok && search_index_check(s, report, e) && views_check(s, report, e);
    store_rollback(s);
    return ok;
}
