/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Query and result of article lists: plain data of store, engine and front ends. List order is by
 * time, then id, newest first. Strings of rows and words belong to the list's arena; those of a
 * query are borrowed.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/zone.h"
#include "text/date/date.h"

/* An article that is not ARTICLE_LISTED is in no list and no count. */
enum article_hidden { ARTICLE_LISTED, ARTICLE_MUTED, ARTICLE_DELETED };

/* Position in list order. Ids are positive: id 0 is no position. */
struct article_position {
    int64_t time, id;
};

static inline bool article_is_older(struct article_position a, struct article_position b)
{
    return a.time != b.time ? a.time < b.time : a.id < b.id;
}

/* Part of a list between two positions, both included, in either list order. */
struct article_range {
    struct article_position newest, oldest;
};
#define ARTICLE_RANGE_ALL ((struct article_range){{INT64_MAX, INT64_MAX}, {INT64_MIN, INT64_MIN}})

/* Order of a search's result; by match: best first, of the newest ARTICLES_RANKED matches. */
enum article_sort { SORT_BY_QUERY, SORT_BY_DATE, SORT_BY_MATCH };

enum { ARTICLES_RANKED = 2000 };

struct article_query {
    int64_t node;  /* its subtree; TREE_ROOT for all, TREE_ALL without quiet sources */
    int64_t since; /* earliest time; INT64_MIN or 0: all */
    bool unread_only;
    bool starred_only;  /* with TREE_ROOT: the collection, including articles of removed sources */
    bool offline_only;  /* complete without the network */
    bool muted_only;    /* muted articles, which no other list has; of all nodes */
    int64_t related_to; /* engine_list() only: an article; those related to it, best first, as one
                         * window of at most RELATED_MAX (store/article/related.h), whatever else.
                         * 0: none */
    bool oldest_first;
    const char *search; /* NULL or a query (store/search/query.h); ERROR_USAGE when it is invalid or
                         * its in: path does not exist */
    enum article_sort sort; /* overrides the search's own, unless SORT_BY_QUERY */
    size_t ranked;          /* matches that earlier calls of a search by match found */
    int64_t now;            /* relative days of the search refer to it; set by the engine, */
    struct zone zone;       /* likewise */
    size_t work;            /* bytes that a search may examine before it is cut; 0: no bound */
};

struct article_row {
    struct article_position at;
    int64_t source;          /* first source; 0 when that was purged */
    const char *title;       /* never NULL */
    bool untitled;           /* `title` is a caption from text or address (model/caption.h) */
    const char *url;         /* NULL when absent */
    const char *source_name; /* the article's own, else the source's title */
    const char *tags;        /* the user's, a list (model/tag.h); NULL: none */
    struct date date;        /* of publication, else of the last update; never later than its
                              * arrival; precision DATE_NONE when the source gave none (time is
                              * then the arrival) */
    bool read, starred;
    enum article_hidden hidden;
    bool changed;   /* edited since it was read */
    bool full_text; /* the page's text is stored */
    bool offline;   /* complete without the network, from page or feed */
    bool noted;     /* has a note of the user's */
    double score;   /* of a search by match */
};

enum search_field {
    SEARCH_ANYWHERE, /* title, texts, note */
    SEARCH_TITLE,
    SEARCH_FROM,
    SEARCH_BY,
    SEARCH_URL,
    SEARCH_NOTE,
};

/* Case-folded word or phrase of a search, or regular expression (text/find/regex.h). */
struct search_word {
    const char *text;
    enum search_field field;
    bool regex, ignore_case;
};

struct article_list {
    struct arena arena;
    struct article_row *rows; /* in list order for either direction */
    size_t n;
    struct search_word *words; /* of the search, without excluded ones, for highlighting */
    size_t n_words;
    bool ranked; /* rows are in order of their scores, best first */
    bool more;   /* there are further rows in the direction of the query; may be, if cut */
    bool cut;    /* the search used up its work bound; it is complete up to `reached` */
    struct article_position reached;
};

ARENA_FINI(article_list);
