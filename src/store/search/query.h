/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The query language of searches, saved views, rules and batch actions: parser and tree.
 *
 * Terms side by side must all match; OR (upper case) joins alternatives and binds weaker: "a b OR
 * c" is "(a b) OR c". Brackets group, a leading "-" negates a term or a bracket. Terms:
 *
 * - a word or "quoted words" (a phrase) in title, text or note, ignoring case and marks
 *   (text/find/letter.h). Words match by prefix, in scripts without word boundaries anywhere
 *   (text/find/terms.h);
 * - a word of signs only and AND between terms are left out, as is "*" at the end of a word; an
 *   address (https://…) is looked for in the article's address as well;
 * - title: from: by: (author) url: note: with a word or phrase in that field; note: alone, any
 * note;
 * - a regular expression between slashes, alone or after title: from: by: url: note:
 * (text/find/regex.h): /g[eo]+se/, /…/i ignoring case; lines are matched as written, not folded;
 * - in:PATH beneath a portal, category or source (tree_find_path); tag:NAME, tag: alone for any;
 * - is: unread, read, starred, changed, offline, muted; has: picture, attachment, audio, video,
 *   comments, full-text, note, tag;
 * - since: and before: a day: YYYY-MM-DD (UTC), today, yesterday, or a time ago (1d 2w 3m 1y, from
 *   the start of the local day);
 * - size:>10k size:<500, characters of the article's text, "k" for thousands;
 * - sort:date, sort:match: order of the result, wherever it stands.
 *
 * The first SEARCH_MAX_BYTES count. Values of in: tag: title: from: by: url: note: may be quoted.
 * An unknown filter ("foo:bar", "10:30") is a word, as is anything in quotation marks. An unclosed
 * quotation ends with the query. Terms that are empty once folded are left out. Brackets inside a
 * word belong to it: "f(x)". Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/zone.h"
#include "model/article-list.h"
#include "text/find/grams.h"
#include "text/find/regex.h"

enum {
    SEARCH_MAX_BYTES = 4096, /* of a query: the rest is ignored */
    SEARCH_MAX_DEPTH = 16,   /* of brackets */
};

/* Properties of an article, as bits. */
enum search_flag {
    SEARCH_IS_READ = 1 << 0,
    SEARCH_IS_STARRED = 1 << 1,
    SEARCH_IS_CHANGED = 1 << 2,
    SEARCH_IS_OFFLINE = 1 << 3, /* all of its text is stored; also has:full-text */
    SEARCH_IS_MUTED = 1 << 4,
    SEARCH_HAS_PICTURE = 1 << 5,
    SEARCH_HAS_ATTACHMENT = 1 << 6,
    SEARCH_HAS_AUDIO = 1 << 7,
    SEARCH_HAS_VIDEO = 1 << 8,
    SEARCH_HAS_COMMENTS = 1 << 9, /* a page of comments */
    SEARCH_HAS_NOTE = 1 << 10,
    SEARCH_HAS_TAG = 1 << 11,
};

enum search_kind {
    SEARCH_AND, /* of all children */
    SEARCH_OR,  /* of any child */
    SEARCH_WORD,
    SEARCH_REGEX,
    SEARCH_IN,
    SEARCH_TAG,
    SEARCH_FLAG,
    SEARCH_SINCE,
    SEARCH_SIZE, /* at least `value` characters */
};

/* Data that a node's evaluation needs, from cheap to costly. */
enum search_cost {
    SEARCH_OF_ROW,
    SEARCH_OF_FIELD,
    SEARCH_OF_TEXT,
    SEARCH_OF_REGEX /* in a text */
};

struct search_node {
    enum search_kind kind;
    bool exclude; /* the result is negated */
    enum search_cost cost;
    struct search_node *first, *next; /* first child; next sibling */
    struct str text;                  /* WORD: folded for searching; REGEX: as written; TAG: key;
                                       * IN: path */
    enum search_field field;          /* WORD, REGEX */
    struct grams grams; /* WORD; REGEX: of text in all matches (text/find/literal.h) */
    const struct regex *regex;
    bool ignore_case; /* REGEX */
    int64_t value;    /* IN: node (search_resolve); FLAG: bit; SINCE: seconds; SIZE */
    int column;       /* in characters, from 1 */
};

struct search {
    struct arena arena;
    struct search_node *root;  /* NULL: matches everything */
    const struct grams *words; /* store/search/prefilter.h */
    size_t n_words;
    enum article_sort sort; /* SORT_BY_QUERY unless the query has sort: */
};

/* `now` and `zone` are what relative days refer to. ERROR_USAGE for a malformed query (unclosed
 * bracket, OR without a side, invalid value or expression, too deep), with the column in
 * characters, from 1 on, as number. */
MUST_CHECK bool search_parse(const char *query, int64_t now, struct zone zone, struct search *out,
                             struct error *e);
ARENA_FINI(search); /* also after a failure */

/* Completes the error of a term by its column; returns false. */
bool search_fail_at(struct error *e, int column);

/* Terms that every match satisfies: children of a conjunction, or the root itself. Start with NULL;
 * NULL at the end. */
const struct search_node *search_next_required(const struct search *q,
                                               const struct search_node *before);

/* Calls `each` for the words and expressions that a match may contain, in the order of the query:
 * all but those negated. */
void search_each_term(const struct search *q,
                      void (*each)(void *context, const struct search_node *term), void *context);
