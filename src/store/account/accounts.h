/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Accounts at servers, and their subscriptions as last seen there. A row of a feed is the state
 * that server and tree agreed on: a difference on either side is a change to be carried to the
 * other, so that nothing has to be queued. Strings of results are in the arena.
 */
#pragma once

#include "model/account.h"
#include "store/store.h"

/* Accounts whose portal is not removed, in the tree's order; after a failure as well,
 * account_list_fini() frees. */
MUST_CHECK bool accounts_load(struct store *s, struct account_list *out, struct error *e);
/* ERROR_NOT_FOUND for a node that is none. */
MUST_CHECK bool account_load(struct store *s, int64_t id, struct arena *arena, struct account *out,
                             struct error *e);

/* Makes the portal and its account, with the title, server, url, user, password and has_labels of
 * `account`. ERROR_EXISTS, with *id set, for the same user at the same url. */
MUST_CHECK bool account_add(struct store *s, const struct account *account, int64_t *id,
                            struct error *e);
/* Writes status, pulled, labels_at and labels_hash. */
MUST_CHECK bool account_save(struct store *s, const struct account *account, struct error *e);

/* *used: the password of an account, removed ones included, is in that file. */
MUST_CHECK bool account_uses_file(struct store *s, const char *path, bool *used, struct error *e);

/* ---- subscriptions ------------------------------------------------------------------------ */

/* FEED_ADOPTED: the source had articles before, which are found again by their links.
 * FEED_LISTED: and all of the server's were listed: no other list has those read elsewhere. */
enum adoption { FEED_EMPTY, FEED_ADOPTED, FEED_LISTED };

struct account_feed {
    int64_t node;                        /* its source, which may have been removed */
    const char *stream, *title, *folder; /* at the server; folder "": none */
    const char *refusal; /* reason why the server does not take the feed, which gander then fetches
                          * itself; stream is NULL. Both NULL: asked to take it, answer unknown */
    enum adoption adopted;
    const char *url; /* of the source, NULL once that is deleted; not saved */
};

/* In order of their streams. */
MUST_CHECK bool account_feeds_load(struct store *s, int64_t account, struct arena *arena,
                                   struct account_feed **out, size_t *n, struct error *e);
/* Adds or replaces the row of that node. */
MUST_CHECK bool account_feed_save(struct store *s, int64_t account, const struct account_feed *feed,
                                  struct error *e);
/* The server has no such subscription any more. */
MUST_CHECK bool account_feed_drop(struct store *s, int64_t node, struct error *e);
/* Notes the time of a successful sync, and that of the next, at all sources of the account. */
MUST_CHECK bool account_feeds_checked(struct store *s, int64_t account, int64_t now, int64_t due,
                                      struct error *e);
