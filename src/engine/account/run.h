/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of a running sync, shared by its steps: sync.c (order and end), push.c, subscriptions.c,
 * steps-there.c, pull.c, items.c. A step ends by sending a request, or by calling the next one: it
 * does not touch the run afterwards. */
#pragma once

#include "engine/account/plan.h"
#include "engine/account/sync.h"
#include "store/account/items.h"

/* List of the server's items. */
struct pull_list {
    enum { LIST_UNREAD, LIST_STARRED, LIST_NEWEST, LIST_FEED, LIST_LABEL } kind;
    const char *stream;
    const char *label;         /* LIST_LABEL */
    struct account_feed *feed; /* LIST_FEED */
};

struct account_run {
    struct account_connection connection; /* first */
    struct arena arena;                   /* of the run */
    struct account_sync_options options;
    struct account account;
    size_t stage;                        /* index of the step */
    void (*next)(struct account_run *r); /* goes on to the next step, or ends the run */
    void (*fail)(struct account_run *r, const struct error *e); /* ends the run, and frees it */

    struct account_change change; /* under way, in the arena of the step */
    struct arena step;

    struct account_plan plan;
    size_t at_step; /* of the plan */

    struct account_feed *feeds; /* by stream, once the subscriptions are compared */
    size_t n_feeds;
    VEC(struct pull_list) lists;    /* to be compared */
    size_t at_list;                 /* of these */
    int64_t labels_at, labels_hash; /* of the account, once that is done */
    struct ids ids;                 /* of the list under way */
    int pages;
    char *continuation;

    struct ids wanted;         /* items whose contents are to be fetched */
    size_t at_item, under_way; /* `under_way` from `at_item` on are requested */

    struct merge_counts counts;
    struct rules_asked asked;
    struct buf notices;
    VEC(struct account_news) news;
    bool changed;
};

/* Adds a line for the user, in plain English as failures are. */
void account_run_tell(struct account_run *r, const struct error *what);

/* True for a label that is a tag here: no folder, and a name that tags can have. */
bool account_is_tag(const struct account_run *r, const char *label);

/* The steps, in their order. */
void account_push(struct account_run *r);
void account_subscriptions(struct account_run *r);
void account_steps_there(struct account_run *r); /* of the plan, from `at_step` on */
void account_pull(struct account_run *r);
void account_fetch_items(struct account_run *r);
