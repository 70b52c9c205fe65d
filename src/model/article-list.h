/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists of articles as they are asked for and given: plain data for store, engine and front ends.
 * Every list is in one order, newest first: by time, then id. Strings of rows and words belong to
 * the list's arena; those of a query are borrowed.
 */
#ifndef GANDER_MODEL_ARTICLE_LIST_H
#define GANDER_MODEL_ARTICLE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "text/date.h"

/* Place of a row in the order of every list. Ids are positive: 0 is no position. */
struct article_position {
    int64_t time, id;
};

struct article_query {
    int64_t node;  /* everything beneath it; TREE_ROOT for all */
    int64_t since; /* only times from this on; INT64_MIN or 0: all */
    bool unread_only;
    bool starred_only; /* with TREE_ROOT: the collection, removed sources' articles included */
    bool offline_only; /* only what can be read as a whole without the network */
    bool oldest_first;
    const char *search; /* NULL or what `gander search` takes; ERROR_USAGE when it has a filter
                         * that means nothing, or in: a path that there is not */
    size_t work;        /* bytes that a search may look through before it is cut; 0: no bound */
};

struct article_row {
    struct article_position at;
    int64_t source;          /* the node it came from first; 0 when that was removed for good */
    const char *title;       /* never NULL */
    bool untitled;           /* it has none: `title` is a caption made of its text or address */
    const char *url;         /* NULL when absent */
    const char *source_name; /* "From" as the article has it, else the source's title */
    struct date date;        /* of publication, else of the last update; never later than its
                              * arrival; precision DATE_NONE when the source gave none (time is
                              * then the arrival) */
    bool read, starred;
    bool changed;   /* edited since it was read */
    bool full_text; /* the page's text is kept */
    bool offline;   /* all of it is at hand, from the page or from the feed */
    int also;       /* other sources that carry it */
};

enum search_field { SEARCH_ANYWHERE, SEARCH_TITLE, SEARCH_FROM };

/* A word or phrase that a search looks for, case-folded. */
struct search_word {
    const char *text;
    enum search_field field;
};

struct article_list {
    struct arena arena;
    struct article_row *rows; /* in list order, also when going back */
    size_t n;
    struct search_word *words; /* of the query's search, but for excluded ones: to be lit */
    size_t n_words;
    bool more; /* there are rows beyond, in the direction gone; where it was cut, there may be */
    bool cut;  /* the search did so much work before it knew more: all is known up to `reached` */
    struct article_position reached;
};

void article_list_fini(struct article_list *l);

#endif
