/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Search queries: parser and matcher. All words must occur in title or text, ignoring case; "quoted
 * words" are a phrase; title:WORD and from:WORD search one field; in:PATH limits to a portal,
 * category or source (tree_find_path); is:unread, is:read, is:starred; since:YYYY-MM-DD and
 * before:YYYY-MM-DD (UTC days). Words match by prefix, in scripts without word boundaries anywhere
 * (text/terms.h). A leading "-" excludes, and negates is:. An unknown filter ("foo:bar", "10:30")
 * is a word; a known filter with an invalid value is an error, since it would find nothing. Pure.
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
    struct search_term terms[SEARCH_MAX_TERMS]; /* further ones are ignored */
    size_t n;
    enum search_state unread, starred;
    const char *in;        /* NULL for none */
    int64_t since, before; /* [since, before); INT64_MIN, INT64_MAX for none */
};

/* An empty query matches everything. ERROR_USAGE for an invalid value of is:, since: or before:. */
MUST_CHECK bool search_parse(const char *query, struct search *out, struct error *e);
void search_fini(struct search *q); /* also after a failure */

struct search_subject { /* views; p NULL when absent */
    struct str title, from;
    struct str texts[3]; /* HTML */
};
/* True when every term matches. */
bool search_matches(const struct search *q, const struct search_subject *subject);

/* Appends an expression for the word index (terms_add_query), or nothing if that cannot help. */
void search_add_query(const struct search *q, struct buf *b);
/* Appends text or HTML folded for matching. */
void search_fold(struct buf *b, struct str text, bool html);

#endif
