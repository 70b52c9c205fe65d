/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sync of an account: sends marks, compares subscriptions, compares the server's lists of items,
 * fetches new items. Each step is stored with its answer, so that it may break off anywhere. Engine
 * thread.
 */
#pragma once

#include "engine/account/connection.h"
#include "store/merge/merge.h"

/* Source of an account that got new articles. */
struct account_news {
    int64_t source;
    bool teasers; /* some lack their text */
    bool wanted;  /* rules ask for pages */
};

struct account_result {
    int64_t account;
    const char *title;
    struct error error; /* ERROR_NONE: done */
    bool is_waiting;    /* the server could not be reached */
    struct merge_counts counts;
    const struct rules_asked *asked; /* for new articles */
    struct buf *notices;             /* what was settled about subscriptions, a line each */
    const struct account_news *news;
    size_t n_news;
    bool changed; /* the database was changed */
};

struct account_sync_options {
    int64_t account;
    bool asked; /* by somebody: compares all labels, which is done now and then otherwise, and
                 * confirms that the server has no subscriptions */
    bool again; /* asks again for what the server has refused */
    void *owner;
    /* Further steps are known: `total` of them are new, `done` are done. */
    void (*progress)(struct worker *w, void *owner, int64_t done, int64_t total);
    /* The end; the result is borrowed. */
    void (*done)(struct worker *w, void *owner, const struct account_result *result);
};

/* Begins; `done` may be called before this returns. False, without a call, with a failure of the
 * database. */
MUST_CHECK bool account_sync(struct worker *w, const struct account_sync_options *options,
                             struct error *e);
