/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsing, resolving and comparing addresses: RFC 3986, with the leniency of the WHATWG URL
 * Standard where pages need it. Pure. */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

struct url_parts { /* views into the address; absent parts have p NULL */
    struct str scheme, user, password, host, port, path, query, fragment;
};

/* Empty for a relative reference. */
struct str url_scheme(struct str url);
/* False without a scheme. */
bool url_split(struct str url, struct url_parts *out);
/* False unless url_is_fetchable(). */
bool url_split_fetchable(struct str url, struct url_parts *out);
struct str url_host(const char *url); /* p NULL without one */

/* Appends `reference` resolved against `base` (RFC 3986 section 5): removes dot segments, white
 * space at the ends, line ends and tabs inside; percent-encodes spaces and other illegal bytes.
 * Without a usable base, an absolute reference is added unchanged. */
void url_resolve(struct buf *b, struct str base, struct str reference);

/* Appends the canonical form, equal for all links to one article: scheme and host in lower case,
 * https for http, no default port, no fragment (except one that begins with / or !, which names a
 * page), no tracking parameters (utm_*, at_*, fbclid, gclid, spm, …), no trailing slash or index
 * page. For comparison, never for fetching. */
void url_add_canonical(struct buf *b, struct str url);

/* Appends a web address without session identifiers in path and query (";jsessionid=…",
 * "PHPSESSID=…", "sid=" with a token, …); any other text unchanged. For links of articles only: in
 * the address of a source a session may grant access. */
void url_add_without_session(struct buf *b, struct str url);
/* True when a part of an address looks like a random token: letters and digits mixed. */
bool url_is_token(struct str s);

/* Appends the address without tracking parameters, otherwise unchanged. */
void url_add_untracked(struct buf *b, struct str url);

/* Appends "scheme://host[:port]" in lower case, the scope of politeness and credentials. */
void url_add_origin(struct buf *b, struct str url);
bool url_same_origin(const char *a, const char *b);
/* True when secrets for an address may be sent to its new one: same origin, or https in place of
 * http at the same host. */
bool url_keeps_secrets(const char *old, const char *new);

/* Appends the address with everything but printable ASCII percent-encoded, for OSC 8. */
void url_add_ascii(struct buf *b, struct str url);

/* Schemes that the user's programs may open: http, https, mailto, gemini, ftp, magnet. */
bool url_is_openable(struct str url);
/* Schemes that gander fetches: http and https. */
bool url_is_fetchable(struct str url);
/* file: on this machine (RFC 8089). */
bool url_is_file(struct str url);
/* True for a file named by a file: nothing else may refer to local files. */
bool url_is_between_files(struct str base, struct str url);
/* Parses the value of a Refresh header field or meta element, "5; url='next.html'" (HTML Standard,
 * shared declarative refresh steps). False when it names no address. */
bool url_read_refresh(struct str value, int *seconds, struct str *target);

/* Appends text with percent-encoding decoded: may yield any bytes, including NUL. */
void url_add_decoded(struct buf *b, struct str encoded);

/* Appends the address without user name and password, for storage and display. */
void url_add_redacted(struct buf *b, struct str url);
/* Appends the address's "user:password", decoded; nothing when it has none. */
void url_add_login(struct buf *b, struct str url);
