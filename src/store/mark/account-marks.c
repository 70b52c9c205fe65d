/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/mark/account-marks.h"

#include "store/tree/listing.h"

#define OF_PICKED                                                                                  \
    "(account, item) IN (SELECT i.account, i.item FROM temp.picked p"                              \
    " CROSS JOIN account_item i ON i.article = p.article)"
#define KEY "(SELECT key FROM tag WHERE id = ?1)"

static bool note_state(struct store *s, struct error *e)
{
    return db_do(s, e,
                 "UPDATE account_item AS i SET pending = (pending & 12) + (SELECT"
                 " (i.unread = " ARTICLE_IS_READ ") + 2 * (i.starred <> a.starred)"
                 " FROM article a WHERE a.id = i.article) WHERE i.article IN (SELECT article FROM "
                 "temp.picked)");
}

/* The server may spell it differently. */
static bool note_tagged(struct store *s, int64_t tag, struct error *e)
{
    return db_do(
        s, e,
        "INSERT INTO account_label SELECT i.account, tag.key, i.item, coalesce((SELECT l.name"
        " FROM account_label l WHERE l.account = i.account AND l.key = tag.key LIMIT 1),"
        " tag.name), 1"
        " FROM temp.picked p CROSS JOIN account_item i ON i.article = p.article"
        " CROSS JOIN account ON account.id = i.account AND account.has_labels"
        " CROSS JOIN tag ON tag.id = ?1 WHERE true"
        " ON CONFLICT DO UPDATE SET pending = CASE pending WHEN 2 THEN 0 WHEN 4 THEN 3"
        " ELSE pending END",
        DB(tag));
}

static bool note_untagged(struct store *s, int64_t tag, struct error *e)
{
    return db_do(s, e,
                 "DELETE FROM account_label WHERE key = " KEY " AND pending = 1 AND " OF_PICKED,
                 DB(tag)) &&
           db_do(s, e,
                 "UPDATE account_label SET pending = CASE pending WHEN 0 THEN 2 ELSE 4 END"
                 " WHERE key = " KEY " AND pending IN (0, 3) AND " OF_PICKED,
                 DB(tag));
}

bool account_note_marks(struct store *s, enum mark mark, int64_t tag, struct error *e)
{
    switch (mark) {
    case MARK_READ:
    case MARK_UNREAD:
    case MARK_STAR:
    case MARK_UNSTAR:
        return note_state(s, e);
    case MARK_TAG:
        return note_tagged(s, tag, e);
    case MARK_UNTAG:
        return note_untagged(s, tag, e);
    default:
        return true;
    }
}

bool account_note_deletion(struct store *s, struct error *e)
{
    return db_do(s, e,
                 "DELETE FROM account_item WHERE article IN (SELECT article FROM temp.picked)"
                 " AND NOT unread AND NOT starred AND NOT pending") &&
           db_do(s, e,
                 "UPDATE account_item SET article = NULL"
                 " WHERE article IN (SELECT article FROM temp.picked)");
}
