/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Matching of queries against an article. A subject has all that a query can ask for. Costly parts
 * are loaded by a callback when a query first needs them, texts are folded once, so that many
 * queries share them: parse each query once, then match all against one subject per article.
 *
 * After a few queries, or at once when `many` follow, words are looked for in a set of the text's
 * trigrams first (text/find/grams.h), which rejects nearly all that do not occur, and most queries
 * before they are evaluated (store/search/prefilter.h).
 */
#pragma once

#include "store/search/query.h"

/* Parts of a subject that are loaded together, as bits. */
enum search_part {
    SEARCH_PART_BODY = 1 << 0,  /* texts, by, flags of what it has */
    SEARCH_PART_TAGS = 1 << 1,  /* tags */
    SEARCH_PART_NOTE = 1 << 2,  /* note */
    SEARCH_PART_NODES = 1 << 3, /* nodes */
};

enum { SEARCH_MANY = 8 }; /* queries from which on a subject has many words to find */

enum { SEARCH_TEXTS = 3, SEARCH_STRINGS = 5 + SEARCH_TEXTS };

/* Form of a string, computed on first use. */
struct search_form {
    struct buf text;
    bool done;
};

/* Views, valid for the subject's life; empty when absent. Zeroed memory is an empty article. */
struct search_subject {
    struct str title, from, url;
    int64_t time;   /* of the list */
    unsigned flags; /* enum search_flag: those of the row, and with the parts those of content */
    struct str by;
    struct str texts[SEARCH_TEXTS]; /* HTML: summary, content, the page's */
    const struct str *tags;         /* keys: folded names */
    size_t n_tags;
    struct str note;
    const int64_t *nodes; /* all that list the article */
    size_t n_nodes;

    bool many;                /* many words are looked for in it */
    struct gram_set *storage; /* for `set`; NULL: it is allocated */
    unsigned missing;         /* parts that `load` fills on demand */
    bool (*load)(struct search_subject *subject, enum search_part part, struct error *e);
    void *context;      /* of `load` */
    int64_t id;         /* for `load` */
    struct arena arena; /* for what it loads */

    size_t steps; /* of regular expressions (text/find/regex.h) */

    /* Internal. */
    struct search_form folded[SEARCH_STRINGS];
    struct search_form plain[SEARCH_TEXTS]; /* without markup, for regular expressions */
    size_t asked;                           /* words looked for in the texts */
    struct gram_set *set;                   /* of all fields */
    struct regex_memory *memory;
    int64_t size; /* characters plus 1; 0: unknown */
};

void search_subject_fini(struct search_subject *subject);

/* Matches; fails if a part cannot be loaded, and with ERROR_USAGE for a regular expression that
 * takes too long, with its column as number. Paths of in: must be resolved. */
MUST_CHECK bool search_matches(const struct search *q, struct search_subject *subject, bool *out,
                               struct error *e);

/* Folded title and text (the page's, else the feed's), valid for the subject's life. */
MUST_CHECK bool search_subject_text(struct search_subject *subject, struct str *title,
                                    struct str *text, struct error *e);

/* Appends text or HTML folded for matching. */
void search_fold(struct buf *b, struct str text, bool html);
