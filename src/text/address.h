/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web addresses as people type, paste and list them. Pure. */
#ifndef GANDER_TEXT_ADDRESS_H
#define GANDER_TEXT_ADDRESS_H

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

enum { ADDRESS_MAX = 4 };

/* What may be meant, the likeliest first: addresses of http and https, to be tried in this order.
 */
struct address {
    struct arena arena;
    const char *v[ADDRESS_MAX];
    size_t n; /* 1 at least */
};

/* Reads an address with white space, quotes or words around it, broken over lines, behind another
 * scheme ("feed:", "view-source:"), with slips in its own ("http:/x", "https//x") or without one:
 * then https is tried before http, and on the user's own network http first. Tracking parameters
 * are left out. ERROR_INVALID for what is no web address; *out is empty then. */
MUST_CHECK bool address_read(struct str typed, struct address *out, struct error *e);
void address_fini(struct address *a);

/* Whether an address begins with a scheme that only says what to do with another address. */
bool address_is_wrapped(struct str s);
/* Whether a reference without a scheme begins with the name of a host rather than a path. */
bool address_begins_with_host(struct str s);

#endif
