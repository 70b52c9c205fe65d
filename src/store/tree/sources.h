/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetch state and settings of sources. Times are seconds since 1970, 0 for never. */
#pragma once

#include "model/source-settings.h"
#include "model/tree.h"
#include "store/store.h"

enum source_network { NETWORK_UNKNOWN, NETWORK_PUBLIC, NETWORK_PRIVATE };

struct source_fetch {
    struct source_status status;
    const char *etag, *last_modified; /* byte for byte as answered; NULL when absent */
    int64_t validators_at;            /* time of receipt */
    uint64_t body_hash;               /* of the last body; 0 for none */
    const char *moved_to;             /* target of a permanent redirect; NULL for none */
    int moved_count;                  /* consecutive redirects to it */
    /* hints of the last parsed body (struct feed) */
    int64_t ttl;
    uint32_t skip_hours;
    uint8_t skip_days;
    /* of a list page: next older page to fetch ("" for none, NULL for unknown), and number of older
     * pages fetched */
    const char *older_url;
    int older_pages;
    enum source_network network; /* of the host that answered at subscription */
    bool is_program;             /* its address is a command to run; written by tree_add() only */
    bool trimmed; /* store/care/retention.h has forgotten articles; written there only */
};

/* `fetch` and `settings` may be NULL; strings in `arena`. ERROR_NOT_FOUND for an unknown source. */
MUST_CHECK bool source_load(struct store *s, int64_t id, struct arena *arena,
                            struct source_fetch *fetch, struct source_settings *settings,
                            struct error *e);
/* Writes everything but newest_at. Call it in one transaction with merge_articles(), so that
 * validators are never stored without their articles. */
MUST_CHECK bool source_save_fetch(struct store *s, int64_t id, const struct source_fetch *fetch,
                                  struct error *e);
MUST_CHECK bool source_save_settings(struct store *s, int64_t id,
                                     const struct source_settings *settings, struct error *e);

/* `login` is "user:password". */
MUST_CHECK bool source_save_login(struct store *s, int64_t id, const char *login, struct error *e);

/* Hosts with a pending Retry-After. */
struct source_host {
    const char *host; /* "scheme://host[:port]", or any key of the caller's */
    int64_t retry_at;
};
/* `retry_at` 0 forgets the host. */
MUST_CHECK bool source_set_host(struct store *s, const char *host, int64_t retry_at,
                                struct error *e);
/* Hosts with a time after `now`; in `arena`. */
MUST_CHECK bool source_load_hosts(struct store *s, int64_t now, struct arena *arena,
                                  struct source_host **out, size_t *n, struct error *e);
