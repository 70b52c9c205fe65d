/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * History and cookies of one redirect chain. A cookie is sent only to the host that set it and ends
 * with the chain. Zeroed memory is a new chain.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

struct chain_cookie {
    char *host, *name, *value;
    bool secure; /* https only */
};

struct chain_visit {
    uint64_t url; /* hash */
    size_t n_set; /* cookies set before the visit */
};

struct chain {
    VEC(struct chain_visit) visits;
    VEC(struct chain_cookie) cookies;
    size_t n_set; /* cookies set so far, repeated ones included */
};

void chain_fini(struct chain *c);

/* Stores the cookie of a Set-Cookie value (RFC 6265 section 5.2; attributes Secure, Max-Age and
 * Expires), within a bound. `now` is seconds since 1970. */
void chain_set_cookie(struct chain *c, struct str host, struct str field, int64_t now);

/* Records a visit and appends the host's cookies ("a=1; b=2"). */
void chain_begin_hop(struct chain *c, const char *url, struct str host, struct buf *cookies);

bool chain_has_visited(const struct chain *c, const char *url);
/* True when the address was visited and no cookie was set since: the answer would be the same. */
bool chain_is_circle(const struct chain *c, const char *url);
