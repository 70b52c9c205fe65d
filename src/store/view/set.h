/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saved views of the database with their queries, parsed once per connection, and again after
 * changes of the tree, of views, or by other connections. Only store/ includes this.
 */
#pragma once

#include "base/vec.h"
#include "store/search/match.h"
#include "store/sql/db.h"
#include "store/tree/listing.h"

/* Parts of an article that queries depend on, as bits. */
enum views_part {
    VIEWS_READ = 1 << 0,
    VIEWS_STARRED = 1 << 1,
    VIEWS_CHANGED = 1 << 2, /* the flag */
    VIEWS_TAGS = 1 << 3,
    VIEWS_NOTE = 1 << 4,
    VIEWS_TEXT = 1 << 5,   /* fields and content */
    VIEWS_NAME = 1 << 6,   /* its first source's title */
    VIEWS_NODES = 1 << 7,  /* nodes above its sources */
    VIEWS_LISTED = 1 << 8, /* on lists of the living tree; all queries */
};

struct view {
    int64_t id, day;
    const char *text; /* of the query */
    struct search query;
    const char *problem;   /* reason why the query cannot be used, and finds nothing; NULL: none */
    bool kept;             /* finds starred, tagged and noted articles of removed sources as well */
    unsigned depends;      /* enum views_part */
    uint64_t paths, dates; /* hashes of the nodes of in: and of the times of since: and before: */
    bool walking;          /* its list is not complete yet (store/view/walk.h) */
    struct listing_counts by; /* not stored yet */
};

struct views {
    VEC(struct view) set;
    struct arena arena;
    int64_t version; /* of the database: PRAGMA data_version */
};

/* Loads them, if need be: *out is valid until the tree or views change. In a transaction. */
MUST_CHECK bool views_load(struct store *s, struct views **out, struct error *e);
/* To be called after changes of the table `view`. */
void views_forget(struct store *s);

/* Parses a query for a day: midnight in the store's zone. The search is to be freed even after a
 * failure: ERROR_USAGE for an invalid query, or for a path of in: that is none, or a view. */
MUST_CHECK bool views_parse(struct store *s, const char *query, int64_t day, struct search *out,
                            struct error *e);

/* Make a new node a view, and change its query. */
MUST_CHECK bool views_insert(struct store *s, int64_t node, const char *query, struct error *e);
MUST_CHECK bool views_set_query(struct store *s, int64_t node, const char *query, struct error *e);
/* Matches a view's query. A view whose regular expression takes too long is stopped: it finds
 * nothing, with that as its problem, until its query is changed. */
MUST_CHECK bool views_match(struct store *s, struct view *v, struct search_subject *subject,
                            bool *out, struct error *e);
/* Stops a view for a reason. */
MUST_CHECK bool views_stop(struct store *s, struct view *v, const char *why, struct error *e);
/* Empties a view that has a problem, else starts its walk (store/view/walk.h) anew. */
MUST_CHECK bool views_restart(struct store *s, const struct view *v, struct error *e);
/* True when in: of a view names one of the nodes. */
bool views_name_any(const struct views *views, const int64_t *nodes, size_t n);
/* Hash of the times of a query's since: and before:. */
uint64_t views_dates(const struct search *q);
