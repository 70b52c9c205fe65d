/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Range of a list that a search walks, and the condition of its rows. Only store/ includes this. */
#pragma once

#include "model/article-list.h"
#include "store/sql/db.h"
#include "store/tree/listing.h"

struct list_range {
    int64_t node;
    struct article_position start; /* inclusive */
    int64_t since;
    bool unread, starred, offline;
    bool kept;       /* the root includes starred, tagged and noted articles of removed sources */
    bool muted;      /* the muted articles instead of those on lists */
    int64_t tag;     /* articles with this tag; 0: any */
    bool descending; /* newest first */
};

struct search_hit {
    struct article_position at;
    bool in_list; /* false: to be skipped, but counts as work */
};

/* From the columns time, id, in_list. */
static inline struct search_hit search_hit_at(sqlite3_stmt *st)
{
    return (struct search_hit){{sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1)},
                               sqlite3_column_int(st, 2)};
}

static inline bool search_is_before(struct article_position a, struct article_position b,
                                    bool descending)
{
    bool less = a.time != b.time ? a.time < b.time : a.id < b.id;
    bool same = a.time == b.time && a.id == b.id;
    return !same && less != descending;
}

/* Position right after, in either direction. */
static inline struct article_position list_position_after(struct article_position at,
                                                          bool descending)
{
    if (descending && at.id > INT64_MIN)
        at.id--;
    else if (!descending && at.id < INT64_MAX)
        at.id++;
    return at;
}

/* Row of `article a` in the list. ?4 node, (?5, ?6) start, ?7 earliest time, ?8 unread only, ?9
 * starred only, ?10 offline only, ?11 kept, ?12 muted. */
#define SEARCH_IN_LIST                                                                             \
    "NOT (?8 AND " ARTICLE_IS_READ ") AND (NOT ?9 OR a.starred) AND (NOT ?10 OR a.offline)"        \
    " AND a.hidden = ?12 AND ((?11 AND ?4 = 1) OR CASE WHEN ?12"                                   \
    " THEN EXISTS (SELECT 1 FROM chain c WHERE c.source = a.source AND c.node = ?4)"               \
    " ELSE EXISTS (SELECT 1 FROM listing l WHERE l.node = ?4 AND l.time = a.time"                  \
    " AND l.article = a.id) END)"
#define SEARCH_RANGE(r)                                                                            \
    DB((r)->node), DB((r)->start.time), DB((r)->start.id), DB((r)->since), DB((r)->unread),        \
        DB((r)->starred), DB((r)->offline), DB((r)->kept), DB((r)->muted)
