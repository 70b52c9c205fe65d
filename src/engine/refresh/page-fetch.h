/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Articles' own pages: fetched, the reading text extracted, the pages of a paged article joined,
 * and the result kept with the article, so that it can be read without the network.
 */
#ifndef GANDER_ENGINE_REFRESH_PAGE_FETCH_H
#define GANDER_ENGINE_REFRESH_PAGE_FETCH_H

#include "engine/thread/worker.h"
#include "model/source.h"
#include "store/sources.h"

struct refresh;

/* A page of a refresh that was dealt with. */
struct fetched_page {
    int64_t article, source;
    const char *url;
    const struct error *error; /* why it could not be had, NULL when it could */
    bool changed;              /* the database was */
};

struct page_wish {
    int64_t source;
    enum node_kind kind;
    enum full_text_mode mode;
    bool all;         /* whatever the source gave of the text, and however many */
    bool again;       /* also those that could not be had before */
    bool teasers;     /* it brought articles without their text */
    int budget;       /* pages at most, unless all are wanted; 0: 20, -1: none */
    struct zone zone; /* of dates that name none */
    struct refresh *refresh;
    void (*done)(struct worker *w, struct refresh *refresh, const struct fetched_page *page);
};

/* Asks for the pages of a source's articles that lack their text, the starred ones and then the
 * newest first within a budget, as part of a refresh. Returns how many are on their way: `done` is
 * called for each. */
size_t page_fetch_missing(struct worker *w, const struct page_wish *wish);

/* ENGINE_FETCH_PAGE: this one, now. */
void page_fetch_wanted(struct worker *w, struct engine_command *c);

#endif
