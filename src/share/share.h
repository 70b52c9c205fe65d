/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Export of articles as one document. share_step() writes an article, so that a caller can do other
 * work in between, and memory does not grow with their number (but for the index of an EPUB).
 * Pictures come from the cache only. Nothing of outside reaches the document unsanitized.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "engine/engine.h"
#include "share/out.h"

enum share_format {
    SHARE_TEXT,     /* lines of 72 cells */
    SHARE_PAGES,    /* the same in pages of 58 lines, for a printer */
    SHARE_MARKDOWN, /* CommonMark with GitHub's tables */
    SHARE_HTML,     /* a page with its pictures inside */
    SHARE_EPUB,     /* EPUB 3 */
    SHARE_JSON,     /* JSON Feed 1.1 with a `_gander` object per item */
    SHARE_MAIL,     /* a draft (RFC 5322, MIME) without sender, recipient, tags, note */
};

struct share_options {
    enum share_format format;
    struct engine_article *ready; /* the only article, as it is; NULL: those that follow */
    const int64_t *ids;           /* articles; NULL: those of the query */
    size_t n_ids;
    const struct article_query *query;
    int64_t limit;     /* of the query; 0: all */
    const char *title; /* of the document; NULL: the first article's */
    bool feed_text;    /* prefer the feed's text to the page's */
    bool ascii;        /* only ASCII separators and bullets in text */
    struct zone zone;
    int64_t now; /* time of the document */
};

struct share;

/* Everything is borrowed until share_free(), except *options itself. */
struct share *share_new(struct engine *n, const struct share_options *options, struct out *out);
/* Writes the next article; `*more` is false once the document is complete. ERROR_NOT_FOUND when
 * there is no article, except with SHARE_JSON. */
MUST_CHECK bool share_step(struct share *s, bool *more, struct error *e);
/* Articles written so far. */
size_t share_count(const struct share *s);
void share_free(struct share *s);

/* Format by the ending of a file name (".txt", ".md", ".html", ".epub", ".json", ".eml"); false for
 * any other. */
bool share_find_format(const char *path, enum share_format *format);
