/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a source is fetched: what the last answers left behind, and the user's settings for it. */
#ifndef GANDER_STORE_SOURCES_H
#define GANDER_STORE_SOURCES_H

#include "model/source-settings.h"
#include "store/store.h"

/* How its last fetch went; times are seconds since 1970, 0 for never. */
struct source_status {
    enum error_code error; /* of the last attempt */
    int http_status;       /* of the last answer, 0 when none */
    const char *problem;   /* the last failure in short English, NULL when it went well */
    int failures;          /* in a row */
    int64_t checked_at, succeeded_at, due_at;
    int64_t newest_at;   /* of its newest article; kept by merge, not written by source_save */
    const char *waiting; /* why it is not fetched before due_at ("Retry-After", …), NULL */
    bool goes_on;        /* not known to have no page behind those fetched; written as older_url */
};

enum source_network { NETWORK_UNKNOWN, NETWORK_PUBLIC, NETWORK_PRIVATE };

struct source_fetch {
    struct source_status status;
    const char *etag, *last_modified; /* byte for byte as answered; NULL when absent */
    int64_t validators_at;            /* when these were got */
    uint64_t body_hash;               /* of the last body, 0 when none */
    const char *moved_to;             /* where a permanent redirect leads, NULL */
    int moved_count;                  /* how often in a row it led there */
    /* what the last body that was read asks for, as struct feed has it; true until the next one */
    int64_t ttl;
    uint32_t skip_hours;
    uint8_t skip_days;
    /* a list page: the next page to fetch, "" when there is none, NULL when that is not known; and
     * the number of pages fetched behind its own */
    const char *older_url;
    int older_pages;
    enum source_network network; /* of the host that answered when it was subscribed to */
    bool trimmed;                /* some articles were let go of by retention.h, which writes it */
};

/* Both may be NULL; strings in `arena`. ERROR_NOT_FOUND when there is no such source. */
MUST_CHECK bool source_load(struct store *s, int64_t id, struct arena *arena,
                            struct source_fetch *fetch, struct source_settings *settings,
                            struct error *e);
/* Writes everything but newest_at. Call it in one transaction with merge_articles, so that
 * validators never stand without the articles they came with. */
MUST_CHECK bool source_save_fetch(struct store *s, int64_t id, const struct source_fetch *fetch,
                                  struct error *e);
MUST_CHECK bool source_save_settings(struct store *s, int64_t id,
                                     const struct source_settings *settings, struct error *e);

/* "user:password" */
MUST_CHECK bool source_save_login(struct store *s, int64_t id, const char *login, struct error *e);

/* Hosts that asked to be left alone. */
struct source_host {
    const char *host; /* "scheme://host[:port]", or whatever the caller keys by */
    int64_t retry_at;
};
/* A time of 0 forgets the host. */
MUST_CHECK bool source_set_host(struct store *s, const char *host, int64_t retry_at,
                                struct error *e);
/* Those whose time is after `now`; the array is in `arena`. */
MUST_CHECK bool source_load_hosts(struct store *s, int64_t now, struct arena *arena,
                                  struct source_host **out, size_t *n, struct error *e);

#endif
