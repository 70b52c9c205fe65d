/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request for an address that somebody typed: what it may stand for is tried in order. */
#ifndef GANDER_ENGINE_ADD_TYPED_H
#define GANDER_ENGINE_ADD_TYPED_H

#include "engine/thread/worker.h"
#include "text/address.h"

struct typed {
    struct address address;
    const char *login;  /* "user:password" that stood in it, NULL for none; in the arena */
    size_t at;          /* the one under way */
    struct error first; /* why the likeliest one failed */
};

/* ERROR_INVALID for what is no address. Files are left to net, which reads those of the demo. */
MUST_CHECK bool typed_read(struct typed *t, const char *text, struct error *e);
void typed_fini(struct typed *t);
static inline const char *typed_url(const struct typed *t)
{
    return t->address.v[t->at];
}
/* The login, if `url` is of the same site. */
const char *typed_login(const struct typed *t, const char *url);
/* Sends `request` for what is to be tried now. */
MUST_CHECK bool typed_ask(struct typed *t, struct worker *w, struct fetch *f,
                          struct net_request *request, struct error *e);
/* After a failure: sends it for the next. False when there is none, with the first failure in *e.
 */
MUST_CHECK bool typed_ask_next(struct typed *t, struct worker *w, struct fetch *f,
                               struct net_request *request, struct error *e);

#endif
