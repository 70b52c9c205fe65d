/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of `article a`: reading and deleting them. Only store/ includes this. */
#pragma once

#include "model/article-list.h"
#include "store/sql/db.h"
#include "store/tree/listing.h"

/* Condition on `article a`: retention and purge keep it. */
#define ARTICLE_IS_KEPT                                                                            \
    "(a.starred OR EXISTS (SELECT 1 FROM tagged t WHERE t.article = a.id)"                         \
    " OR EXISTS (SELECT 1 FROM note n WHERE n.article = a.id))"

#define ARTICLE_ROW_COLUMNS                                                                        \
    "a.time, a.id, a.source, a.title, a.url,"                                                      \
    " coalesce(a.source_name, (SELECT title FROM node WHERE node.id = a.source)),"                 \
    " a.published, a.zone, a.precision, " ARTICLE_IS_READ ", a.starred, a.changed, a.page,"        \
    " a.offline,"                                                                                  \
    " CASE WHEN a.title = '' THEN (SELECT substr(coalesce(nullif(content, ''), summary), 1, 8000)" \
    " FROM body WHERE body.article = a.id) END, a.hidden,"                                         \
    " (SELECT group_concat(name, ', ') FROM tagged t CROSS JOIN tag ON tag.id = t.tag"             \
    " WHERE t.article = a.id), EXISTS (SELECT 1 FROM note WHERE note.article = a.id)"

enum { ARTICLE_ROW_N = 18 };

enum { ARTICLE_PAGE_NONE, ARTICLE_PAGE_KEPT, ARTICLE_PAGE_FAILED, ARTICLE_PAGE_WANTED };

void article_read_row(sqlite3_stmt *st, struct arena *arena, struct article_row *out);

/* Deletes the articles in temp.picked, which no source's list has any more. */
MUST_CHECK bool articles_delete_picked(struct store *s, struct error *e);
