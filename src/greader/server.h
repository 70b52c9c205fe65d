/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Servers that speak the Google Reader API: where it may be below a typed address, which server
 * answers there, and its manners. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

enum greader_server {
    GREADER_UNKNOWN,
    GREADER_FRESHRSS,
    GREADER_MINIFLUX,
    GREADER_BAZQUX,
    GREADER_OLD_READER,
    GREADER_FEEDHQ,
    GREADER_INOREADER,
};

/* The token T of requests that change something. */
enum greader_token {
    GREADER_TOKEN_ASK,  /* from greader_get_token(), once per login */
    GREADER_TOKEN_AUTH, /* the login's own token */
    GREADER_TOKEN_NONE, /* may be left out; after a 401, as GREADER_TOKEN_ASK */
};

struct greader_manners {
    const char *name; /* for people: "FreshRSS" */
    enum greader_token token;
    bool has_labels;       /* items may have labels: edit-tag, and label streams of ids */
    bool pages_shift;      /* a continuation is an offset, which shifts as states change: after a
                            * change between two pages, start again */
    bool wide_titles;      /* & < > of titles and authors, and ? \ / , ; of feeds' titles, are
                            * written as their full-width forms, which reply.h undoes */
    int ids, items, edits; /* most per stream/items/ids, stream/items/contents, edit-tag */
};

/* Those of GREADER_UNKNOWN suit every server. */
const struct greader_manners *greader_manners(enum greader_server server);
/* Name for storage: "freshrss"; the inverse gives GREADER_UNKNOWN for any other text. */
const char *greader_server_name(enum greader_server server);
enum greader_server greader_server_named(struct str name);

/* Base addresses to try for a typed one, in order, without a slash at the end: the address itself,
 * its api/greader.php, its p/api/greader.php, and the same of the folders above. First for https,
 * then for http if the typed address has no scheme. */
enum { GREADER_MAX_BASES = 24 };
struct greader_bases {
    struct arena arena;
    const char *v[GREADER_MAX_BASES];
    size_t n; /* at least 1 */
};
/* ERROR_INVALID for what is no web address; *out is empty then. */
MUST_CHECK bool greader_bases_read(struct str typed, struct greader_bases *out, struct error *e);
ARENA_FINI(greader_bases);

struct greader_login;
/* Server that gave this login at this base. */
enum greader_server greader_server_of(struct str base, const struct greader_login *login);
