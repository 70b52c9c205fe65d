/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Older pages of a list source, continuing from the place reached last time. The place is stored
 * with the source, and not changed by refreshes of the list's first page; articles that moved to a
 * later page are recognized by identity. Engine thread.
 */
#pragma once

#include "engine/refresh/intake.h"
#include "store/tree/sources.h"

enum { OLDER_MAX_PAGES = 5 }; /* consecutive pages without new articles */

struct older {
    char *url;  /* of the next page; NULL: none */
    bool finds; /* `url` is the list's first page, which tells the next one */
    int pages;  /* older pages fetched */
    int n_read; /* number of addresses read, */
    uint64_t read[OLDER_MAX_PAGES + 1]; /* and their hashes, to detect cycles */
    struct merge_counts counts;         /* of all pages */
};

/* True if there may be a further page; its address is in o->url. older_fini() frees. */
bool older_begin(struct older *o, const char *list_url, const struct source_fetch *fetch);
void older_fini(struct older *o);

/* True if the response has a page for the parser, with these options. */
bool older_asks(const struct worker *w, const struct intake_source *source,
                const struct net_response *r, struct content_options *out);
/* Processes one page, with the result of older_asks(), if asked. Its failure is only in
 * out->error: it does not affect the source's state, and the page can be requested again. With
 * *goes_on, o->url is to be requested next; otherwise out->counts sums up all pages. Fails like
 * intake_answer(). */
MUST_CHECK bool older_answer(struct worker *w, const struct intake_source *source, struct older *o,
                             const struct net_response *r, const struct parsed *parsed,
                             struct intake *out, bool *goes_on, struct error *e);

/* Value of source_fetch.older_url after the page at `url`: "" without a next page on the site. */
const char *older_next(const char *url, const char *next_url);
