/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One chain of redirects: where it has been, and the cookies that its hops set. A cookie goes back
 * only to the host that set it, and all end with the chain.
 */
#ifndef GANDER_NET_CHAIN_H
#define GANDER_NET_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

struct chain_cookie {
    char *host, *name, *value;
    bool secure; /* for https only */
};

struct chain_visit {
    uint64_t url; /* hash */
    size_t n_set; /* cookies until then */
};

struct chain {
    VEC(struct chain_visit) visits;
    VEC(struct chain_cookie) cookies;
    size_t n_set; /* cookies that were set so far, the same ones anew too */
};

void chain_fini(struct chain *c);

/* Takes the value of a Set-Cookie field (RFC 6265 section 5.2; of its attributes Secure, Max-Age
 * and Expires), up to a bound. */
void chain_set_cookie(struct chain *c, struct str host, struct str field, int64_t now);

/* Begins the hop to an address, and appends the host's cookies ("a=1; b=2"). */
void chain_begin_hop(struct chain *c, const char *url, struct str host, struct buf *cookies);

/* Whether the chain has been at the address. */
bool chain_has_visited(const struct chain *c, const char *url);
/* The same twice, with no cookie set since: the next answer would be no other. */
bool chain_is_circle(const struct chain *c, const char *url);

#endif
