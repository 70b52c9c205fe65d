/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a search query means: words that must all occur in the title or the text, without regard to
 * case; "quoted words" as one phrase; title:WORD and from:WORD for those fields alone; in:PATH for
 * a portal, category or source and what is beneath it (tree_find_path); is:unread, is:read,
 * is:starred; since:YYYY-MM-DD and before:YYYY-MM-DD (UTC days). A word is found where words begin;
 * in Chinese and other scripts without borders of words, anywhere (text/terms.h). A leading "-"
 * excludes, and turns is: round. What looks like a filter but is none ("foo:bar", "10:30") is a word;
 * a filter that is given what it does not know is an error, as it would find nothing.
 */
#ifndef GANDER_STORE_SEARCH_H
#define GANDER_STORE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/article-list.h"

enum search_state { SEARCH_ANY, SEARCH_NO, SEARCH_YES };

enum { SEARCH_MAX_TERMS = 32 };

struct search_term {
    struct str text; /* case-folded, white space collapsed */
    enum search_field field;
    bool exclude;
};

struct search {
    struct arena arena;
    struct search_term terms[SEARCH_MAX_TERMS]; /* more are left out */
    size_t n;
    enum search_state unread, starred;
    const char *in;        /* NULL when not given */
    int64_t since, before; /* INT64_MIN, INT64_MAX when not given; `before` itself is out */
};

/* An empty query has no terms and finds everything. ERROR_USAGE when is:, since: or before: is
 * given what it does not know. */
MUST_CHECK bool search_parse(const char *query, struct search *out, struct error *e);
void search_fini(struct search *q); /* also after a failure */

struct search_subject { /* views; p NULL when absent */
    struct str title, from;
    struct str texts[3]; /* HTML */
};
/* Whether every term is met. */
bool search_matches(const struct search *q, const struct search_subject *subject);

/* Appends what the index of words can tell of it (terms_add_query); nothing when it cannot. */
void search_add_query(const struct search *q, struct buf *b);
/* Appends a text or HTML as it is looked through. */
void search_fold(struct buf *b, struct str text, bool html);

#endif
