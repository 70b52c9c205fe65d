/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items of accounts: a server's articles with the marks that they are known to have there. A mark
 * that differs from the article's is a change that has not been sent; whoever marks articles notes
 * it (store/mark/account-marks.h), so that it outlives the program and the article. A pull changes
 * an article only where nothing is unsent, and sending twice is harmless.
 */
#pragma once

#include "base/ids.h"
#include "model/account.h"
#include "model/mark.h"
#include "store/account/accounts.h"
#include "store/merge/merge.h"

/* ---- sending ------------------------------------------------------------------------------ */

/* One unsent mark of some items. */
struct account_change {
    enum mark mark;    /* MARK_READ, _UNREAD, _STAR, _UNSTAR, _TAG or _UNTAG */
    const char *label; /* MARK_TAG, MARK_UNTAG */
    int64_t *items;
    size_t n; /* 0: nothing is unsent */
};
/* The next change, of at most `limit` items, in the arena. */
MUST_CHECK bool account_next_change(struct store *s, int64_t account, int limit,
                                    struct arena *arena, struct account_change *out,
                                    struct error *e);
/* Call before sending: without an answer, the change may have been carried out or not, and it is
 * sent again whatever the user does. */
MUST_CHECK bool account_note_sending(struct store *s, int64_t account,
                                     const struct account_change *change, struct error *e);
/* The server has the change. Marks set in the meantime stay unsent. */
MUST_CHECK bool account_note_sent(struct store *s, int64_t account,
                                  const struct account_change *change, struct error *e);

/* ---- pulling ------------------------------------------------------------------------------ */

/* List of items at the server: the unread or starred ones, or those with a label. */
struct account_list_of {
    enum { ACCOUNT_UNREAD, ACCOUNT_STARRED, ACCOUNT_LABELLED } kind;
    const char *label; /* ACCOUNT_LABELLED */
};

/* Labels that items are known to have at the server, in the arena. */
MUST_CHECK bool account_labels(struct store *s, int64_t account, struct arena *arena,
                               const char ***out, size_t *n, struct error *e);

/* Items that are not in the server's list any more, that have come into it, and unknown ones. */
struct account_difference {
    struct ids gone, come, unknown; /* ascending */
};
void account_difference_fini(struct account_difference *d);

/* Compares with the server's list, ascending without repetitions. */
MUST_CHECK bool account_compare(struct store *s, int64_t account, struct account_list_of list,
                                const int64_t *items, size_t n, struct account_difference *out,
                                struct error *e);
/* Appends those of the items that are unknown. */
MUST_CHECK bool account_find_unknown(struct store *s, int64_t account, const int64_t *items,
                                     size_t n, struct ids *out, struct error *e);
/* The items are in the server's list, or not any more: marks their articles. */
MUST_CHECK bool account_set_listed(struct store *s, int64_t account, struct account_list_of list,
                                   const int64_t *items, size_t n, bool listed, struct error *e);
/* The server does not have the item any more: its article stays, with its marks. */
MUST_CHECK bool account_drop_item(struct store *s, int64_t account, int64_t item, struct error *e);

struct account_item {
    int64_t item;
    bool unread, starred;
    const char *const *labels; /* without the feed's folders */
    size_t n_labels;
};
/* Brings star and labels of a known item up to date with the server's. */
MUST_CHECK bool account_update_item(struct store *s, int64_t account,
                                    const struct account_item *item, struct error *e);
/* Stores new items of a feed, articles[i] with a guid of its own for items[i]. An item of a known
 * story gets its article, and a mark on either side counts. `feed` NULL: only notes that the items
 * are known. */
MUST_CHECK bool account_merge_items(struct store *s, const struct account *account,
                                    const struct account_feed *feed, const struct article *articles,
                                    const struct account_item *items, size_t n,
                                    const struct merge_options *options, struct merge_counts *out,
                                    struct error *e);
