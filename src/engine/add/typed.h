/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Request for a typed address: tries its possible meanings in order (text/url/address.h). Engine
 * thread. */
#pragma once

#include "engine/thread/worker.h"
#include "text/url/address.h"

struct typed {
    struct address address;
    const char *login;  /* "user:password" from the address; NULL: none; in the arena */
    size_t at;          /* index of the current one */
    struct error first; /* failure of the likeliest one */
};

/* ERROR_INVALID unless it is an address. Files are left to net, which may read the demo's. */
MUST_CHECK bool typed_read(struct typed *t, const char *text, struct error *e);
/* Takes the address as it is. */
void typed_keep(struct typed *t, const char *url);
void typed_fini(struct typed *t);
static inline const char *typed_url(const struct typed *t)
{
    return t->address.v[t->at];
}
/* The login if `url` has the same origin, otherwise NULL. */
const char *typed_login(const struct typed *t, const char *url);
/* Sends `request` for the current address. */
MUST_CHECK bool typed_request(struct typed *t, struct worker *w, struct fetch *f,
                              struct net_request *request, struct error *e);
/* After a failure: sends it for the next address. False after the last, with the first failure. */
MUST_CHECK bool typed_request_next(struct typed *t, struct worker *w, struct fetch *f,
                                   struct net_request *request, struct error *e);
