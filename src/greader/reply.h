/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replies of the Google Reader API. Every text is a copy in the reply's arena, of one line, valid
 * UTF-8 without control characters; counts are bounded. A reply with status 200 may still be
 * anything: the functions fail with ERROR_UNSUPPORTED for what is no reply to the request, as the
 * web page of another program or Miniflux's [] for unknown paths. On failure *out is zeroed. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "feed/feed.h"
#include "greader/request.h"
#include "greader/server.h"

enum {
    GREADER_MAX_FEEDS = 20000, /* further ones are left out */
    GREADER_MAX_IDS = 200000,
    GREADER_MAX_LABELS = 100, /* of an item or a feed */
};

/* Outcome of a request by its HTTP status. */
enum greader_outcome {
    GREADER_OK,         /* 2xx */
    GREADER_NO_LOGIN,   /* wrong name or password */
    GREADER_NO_API,     /* login: nothing of the kind is at this base */
    GREADER_EXPIRED,    /* log in once more and repeat once */
    GREADER_IMPOSSIBLE, /* refused for what it asks: repeating does not help */
    GREADER_PAUSE,      /* 429: wait for Retry-After, else GREADER_PAUSE_S; 503: for Retry-After */
    GREADER_BROKEN,     /* the server's own failure, or no answer of it: repeat at the next sync */
};
enum { GREADER_PAUSE_S = 600 };
enum greader_outcome greader_outcome(const struct greader_request *r, int status);

struct greader_login {
    struct arena arena;
    const char *auth; /* a secret */
    bool same_sid;    /* SID, LSID and Auth are equal: Miniflux */
};
MUST_CHECK bool greader_read_login(struct str body, struct greader_login *out, struct error *e);
ARENA_FINI(greader_login);

/* Appends the token T, a secret. */
MUST_CHECK bool greader_read_token(struct str body, struct buf *out, struct error *e);
/* True when a change was carried out. */
MUST_CHECK bool greader_read_ok(struct str body, struct error *e);

struct greader_label {
    const char *name;
    bool is_folder; /* false where the server does not tell */
};
struct greader_labels {
    struct arena arena;
    struct greader_label *v;
    size_t n;
};
MUST_CHECK bool greader_read_labels(struct str body, struct greader_labels *out, struct error *e);
ARENA_FINI(greader_labels);

struct greader_feed {
    const char *stream;                 /* "feed/7" */
    const char *title, *url, *site_url; /* NULL when absent; the url also from "feed/http://…" */
    const char **folders;
    size_t n_folders;
};
struct greader_feeds {
    struct arena arena;
    struct greader_feed *v;
    size_t n;
};
MUST_CHECK bool greader_read_feeds(struct str body, const struct greader_manners *manners,
                                   struct greader_feeds *out, struct error *e);
ARENA_FINI(greader_feeds);

struct greader_ids {
    int64_t *v;
    size_t n;
    char *continuation; /* NULL on the last page; an empty page may follow */
};
/* ERROR_UNSUPPORTED also when no id is a 64-bit number. */
MUST_CHECK bool greader_read_ids(struct str body, struct greader_ids *out, struct error *e);
void greader_ids_fini(struct greader_ids *i);

/* Mark of an item at the server. */
struct greader_item {
    int64_t id;
    const char *stream; /* of its feed; NULL when absent */
    bool is_read, is_starred;
    const char **labels; /* names: folders of its feed as well as its own tags */
    size_t n_labels;
};
struct greader_items {
    struct feed feed; /* articles[i] is items[i]; the guid of an article is NULL */
    struct greader_item *items;
    size_t n;
};
/* Items without a valid id are left out. */
MUST_CHECK bool greader_read_items(struct str body, const struct greader_manners *manners,
                                   struct greader_items *out, struct error *e);
void greader_items_fini(struct greader_items *i);

struct greader_added {
    struct arena arena;
    const char *stream; /* NULL: no feed was found, `reason` may tell why */
    const char *reason;
};
MUST_CHECK bool greader_read_added(struct str body, struct greader_added *out, struct error *e);
ARENA_FINI(greader_added);
