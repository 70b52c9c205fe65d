/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lenient parser of web addresses as typed, pasted or listed. Pure. */
#pragma once

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

enum { ADDRESS_MAX = 4 };

/* Candidates, all http or https, to be tried in order: the likeliest first. */
struct address {
    struct arena arena;
    const char *v[ADDRESS_MAX];
    size_t n; /* at least 1 */
};

/* Accepts white space, quotes or words around the address, line breaks in it, a wrapping scheme
 * ("feed:", "view-source:"), a misspelt one ("http:/x", "https//x") or none: then https comes
 * before http, except on a private network; "@user@host" as well. Drops tracking parameters.
 * ERROR_INVALID when there is no web address; *out is empty then. */
MUST_CHECK bool address_read(struct str typed, struct address *out, struct error *e);
ARENA_FINI(address);

/* True for a command line of another reader's list: "|COMMAND", "exec:COMMAND",
 * "filter:COMMAND:URL". */
bool address_is_command(struct str s);
/* True for a scheme that wraps another address ("feed:", "view-source:"). */
bool address_is_wrapped(struct str s);
/* True for a reference without a scheme that begins with a host rather than a path. */
bool address_begins_with_host(struct str s);
