/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/salvage/internal.h"
#include "store/tree/listing.h"

/* Articles whose row is lost, but not their text, star, tag or note. An empty title is made of the
 * text on reading (doc/ARCHITECTURE.md). */
static const char restore_articles[] =
    "INSERT OR IGNORE INTO temp.hint(article, time)"
    "  SELECT article, time FROM tagged WHERE article NOT IN (SELECT id FROM article);"
    "INSERT OR IGNORE INTO temp.hint(article, time)"
    "  SELECT article, changed_at FROM note WHERE article NOT IN (SELECT id FROM article);"
    "INSERT OR IGNORE INTO temp.hint(article, time) SELECT article, 0 FROM body"
    "  WHERE coalesce(content, summary) NOT NULL AND article NOT IN (SELECT id FROM article);"
    "INSERT OR IGNORE INTO temp.hint(article, time) SELECT article, tried_at FROM page"
    "  WHERE content NOT NULL AND article NOT IN (SELECT id FROM article);"
    "INSERT INTO article(id, source, time, starred, page, offline, published, zone,"
    "  precision, title)"
    " SELECT h.article, (SELECT min(source) FROM placement p WHERE p.article = h.article),"
    "  h.time, h.starred, p.content NOT NULL,"
    "  p.content NOT NULL OR ifnull(length(plain(coalesce(b.content, b.summary))), 0) > 1500,"
    "  0, 0, 0, ''"
    " FROM temp.hint h LEFT JOIN body b ON b.article = h.article"
    " LEFT JOIN page p ON p.article = h.article"
    " WHERE h.starred OR coalesce(b.content, b.summary, p.content) NOT NULL"
    "  OR h.article IN (SELECT article FROM note UNION SELECT article FROM tagged)";

/* Deletes parts of lost articles, and adds missing parts of others. */
static const char mend_articles[] =
    "INSERT OR IGNORE INTO read SELECT h.article FROM temp.hint h"
    "  JOIN article a ON a.id = h.article WHERE NOT h.unread;"
    "DELETE FROM placement WHERE article NOT NULL AND article NOT IN (SELECT id FROM article);"
    "DELETE FROM carrier WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM body WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM page WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM comment WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM picture WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM version WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM twin WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM twin_new WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM read WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM note WHERE article NOT IN (SELECT id FROM article);"
    "DELETE FROM account_item WHERE article NOT NULL AND article NOT IN (SELECT id FROM article);"
    "DELETE FROM hidden WHERE article NOT IN (SELECT id FROM article WHERE hidden);"
    "UPDATE article SET hidden = 0 WHERE hidden AND id NOT IN (SELECT article FROM hidden);"
    "UPDATE article SET page = 0, offline = 0"
    "  WHERE page AND id NOT IN (SELECT article FROM page);"
    "UPDATE article SET offline = 0 WHERE NOT page AND id NOT IN (SELECT article FROM body);"
    "INSERT INTO body(article) SELECT id FROM article WHERE id NOT IN (SELECT article FROM body);"
    "UPDATE article SET doc = NULL WHERE doc NOT NULL;"
    "INSERT OR IGNORE INTO tagged(tag, time, article) SELECT t.tag, a.time, a.id FROM tagged t"
    "  JOIN article a ON a.id = t.article WHERE t.time <> a.time;"
    "DELETE FROM tagged WHERE (article, time) NOT IN (SELECT id, time FROM article);"
    "INSERT OR IGNORE INTO tag(id, name, key)"
    "  SELECT DISTINCT tag, 'tag ' || tag, 'tag ' || tag FROM tagged"
    "  WHERE tag NOT IN (SELECT id FROM tag);"
    "DELETE FROM tagged WHERE tag NOT IN (SELECT id FROM tag);"
    "DELETE FROM tag WHERE id NOT IN (SELECT tag FROM tagged);"
    "DELETE FROM state WHERE key = 'compressed'";

/* Sources that articles name get a node, whose address is unknown, accounts one with their address
 * as the title, and views one with their query. Kinds are numbers of model/source.h. */
static const char mend_nodes[] =
    "INSERT INTO node(id, position, kind, title) SELECT id, 0, 1, url FROM account"
    "  WHERE id NOT IN (SELECT id FROM node);"
    "DELETE FROM account_feed WHERE account NOT IN (SELECT id FROM account);"
    "DELETE FROM account_item WHERE account NOT IN (SELECT id FROM account);"
    "DELETE FROM account_label WHERE account NOT IN (SELECT id FROM account);"
    "CREATE TEMP TABLE lost_source AS SELECT DISTINCT source AS id FROM"
    "  (SELECT id AS source FROM source UNION SELECT source FROM article UNION"
    "   SELECT source FROM carrier UNION SELECT source FROM placement)"
    "  WHERE source > 1 AND source NOT IN (SELECT id FROM node);"
    "INSERT INTO node(id, position, kind, title, url) SELECT l.id, 0, 3,"
    "  coalesce((SELECT source_name FROM article a WHERE a.source = l.id AND source_name <> ''"
    "    LIMIT 1), 'Source ' || l.id), 'lost:' || l.id FROM temp.lost_source l;"
    "INSERT INTO node(id, position, kind, title) SELECT id, 0, 6, query FROM view"
    "  WHERE id NOT IN (SELECT id FROM node);"
    "INSERT INTO view(id, query) SELECT id, '' FROM node WHERE kind = 6"
    "  AND id NOT IN (SELECT id FROM view);"
    "DELETE FROM view WHERE id NOT IN (SELECT id FROM node WHERE kind = 6);"
    "UPDATE view SET problem = NULL, walk_time = 9223372036854775807,"
    "  walk_id = 9223372036854775807;"
    "DELETE FROM source WHERE id NOT IN (SELECT id FROM node WHERE kind BETWEEN 3 AND 5);"
    "INSERT OR IGNORE INTO source(id) SELECT id FROM node WHERE kind BETWEEN 3 AND 5;"
    "DELETE FROM carrier WHERE source NOT IN (SELECT id FROM source);"
    "DELETE FROM placement WHERE source NOT IN (SELECT id FROM source);"
    "UPDATE article SET source = NULL WHERE source NOT IN (SELECT id FROM source)";

/* Nodes that no path from the root leads to go into a portal of their own, those without a parent
 * first: what is below a lost category stays together. */
#define UNREACHABLE                                                                                \
    "id NOT IN (WITH RECURSIVE reached(id) AS (SELECT 1 UNION SELECT n.id FROM reached r"          \
    " JOIN node n ON n.parent = r.id WHERE r.id = 1 OR n.kind <> 1) SELECT id FROM reached)"
#define MOVE                                                                                       \
    "UPDATE node SET position = id, parent = CASE kind WHEN 1 THEN 1 ELSE"                         \
    " (SELECT max(id) FROM node WHERE parent = 1 AND kind = 1) END WHERE id <> 1 AND "

static const char mend_tree[] =
    "UPDATE node SET parent = NULL WHERE id = 1 OR parent IN (SELECT id FROM node WHERE kind >= 3);"
    "INSERT INTO node(parent, position, kind, title)"
    "  SELECT 1, (SELECT ifnull(max(position), 0) + 1 FROM node WHERE parent = 1), 1, 'Recovered'"
    "  WHERE EXISTS (SELECT 1 FROM node WHERE " UNREACHABLE ");" MOVE
    "(parent IS NULL OR parent NOT IN (SELECT id FROM node));" MOVE UNREACHABLE;

static const char derive_lists[] =
    "INSERT OR IGNORE INTO carrier SELECT article, source FROM placement WHERE article NOT NULL;"
    "INSERT OR IGNORE INTO carrier SELECT id, source FROM article WHERE source NOT NULL;"
    "UPDATE article SET source = (SELECT min(source) FROM carrier k WHERE k.article = article.id)"
    "  WHERE source IS NULL;"
    "DELETE FROM carrier WHERE article IN"
    "  (SELECT article FROM carrier GROUP BY article HAVING count(*) = 1);"
    "WITH RECURSIVE want(source, node, top) AS ("
    "SELECT s.id, s.id, n.removed_at NOT NULL FROM source s JOIN node n USING(id)"
    " UNION SELECT w.source, p.id, p.removed_at NOT NULL FROM want w"
    " JOIN node n ON n.id = w.node JOIN node p ON p.id = n.parent WHERE NOT w.top)"
    " INSERT OR IGNORE INTO chain SELECT source, node FROM want;"
    "INSERT OR IGNORE INTO listing SELECT c.node, a.time, a.id FROM article a"
    "  JOIN chain c ON c.source = a.source WHERE NOT a.hidden;"
    "INSERT OR IGNORE INTO listing SELECT c.node, a.time, a.id FROM carrier k"
    "  JOIN article a ON a.id = k.article AND NOT a.hidden JOIN chain c ON c.source = k.source;"
    "INSERT INTO unread SELECT l.* FROM listing l JOIN article a ON a.id = l.article"
    "  WHERE NOT " ARTICLE_IS_READ ";"
    "UPDATE node SET total = (SELECT count(*) FROM listing l WHERE l.node = node.id),"
    "  unread = (SELECT count(*) FROM unread u WHERE u.node = node.id),"
    "  offline = (SELECT count(*) FROM listing l JOIN article a ON a.id = l.article"
    "    WHERE l.node = node.id AND a.offline)";

static bool mend(struct store *s, struct salvage_report *report, struct error *e)
{
    if (!db_exec(s, restore_articles, e))
        return false;
    report->restored = sqlite3_changes64(s->db);
    return db_get(s, e, &report->lost_articles,
                  "SELECT count(*) FROM (SELECT article FROM temp.hint UNION"
                  " SELECT article FROM placement WHERE article NOT NULL)"
                  " WHERE article NOT IN (SELECT id FROM article)") &&
           db_exec(s, mend_articles, e) && db_exec(s, mend_nodes, e) &&
           db_get(s, e, &report->lost_sources, "SELECT count(*) FROM temp.lost_source") &&
           db_exec(s, mend_tree, e) && db_exec(s, derive_lists, e);
}

bool salvage_mend(struct store *s, struct salvage_report *report, struct error *e)
{
    return store_begin(s, e) && store_end(s, mend(s, report, e), e);
}
