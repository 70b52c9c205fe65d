/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fetching of articles' pages: extracts the text, joins the parts of a paged article, and stores
 * the result for offline reading. Engine thread.
 */
#pragma once

#include "engine/thread/worker.h"
#include "model/source.h"
#include "store/tree/sources.h"

struct article_wanting;
struct refresh;

/* Result of a refresh's page. */
struct fetched_page {
    int64_t article, source;
    const char *url;
    const struct error *error;       /* reason of the failure; NULL: none */
    bool changed;                    /* the database was changed */
    const struct rules_asked *asked; /* of rules that found only this text; NULL: none */
};

struct page_fetch_options {
    int64_t source;
    enum node_kind kind;
    enum full_text_mode mode;
    bool all;         /* regardless of the source's text, and of the budget */
    bool again;       /* retry failed pages */
    bool teasers;     /* the source's new articles lack their text */
    bool wanted;      /* rules ask for pages of new articles */
    int budget;       /* maximum of pages unless `all`; 0: 20, -1: none */
    struct zone zone; /* of dates that name none */
    struct refresh *refresh;
    void (*done)(struct worker *w, struct refresh *refresh, const struct fetched_page *page);
};

/* Requests the pages of a source's articles that lack their text, starred ones, then newest first,
 * within the budget. Returns their number; `done` is called for each. */
size_t page_fetch_missing(struct worker *w, const struct page_fetch_options *options);

/* Likewise those of articles, which are plain data. Of the options, `refresh` and `done` count. */
size_t page_fetch_articles(struct worker *w, const struct article_wanting *articles, size_t n,
                           const struct page_fetch_options *options);

/* Handler of ENGINE_FETCH_PAGE. */
MUST_CHECK bool page_fetch_wanted(struct worker *w, struct engine_command *c, struct error *e);
