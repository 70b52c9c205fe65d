/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: RFC 3986 with the leniency of the WHATWG URL Standard where pages need it. */
#ifndef GANDER_TEXT_URL_H
#define GANDER_TEXT_URL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

struct url_parts { /* views into the address; absent parts have p NULL */
    struct str scheme, user, password, host, port, path, query, fragment;
};

/* False when it has no scheme. */
bool url_split(struct str url, struct url_parts *out);

/* Appends `reference` resolved against `base` (RFC 3986 section 5, dot segments removed, spaces
 * and other bytes that may not stand in an address percent-encoded, white space around and line
 * ends and tabs inside removed). With no usable base, an absolute reference is added as it is. */
void url_resolve(struct buf *b, struct str base, struct str reference);

/* Appends the address by which two links to one article are the same: scheme and host in lower
 * case, https for http, no default port, no fragment (but one that begins with / or !, which names
 * a page), no tracking parameters (utm_*, at_*, fbclid, gclid, spm, …), no trailing slash or index
 * page. For comparing, never for fetching. */
void url_add_canonical(struct buf *b, struct str url);

/* Appends a web address without the identifiers of sessions in its path and query (";jsessionid=…",
 * "PHPSESSID=…", "sid=" with a token, …); any other text as it is. For comparing articles' links:
 * in the address of a source it may be what gives access. */
void url_add_without_session(struct buf *b, struct str url);
/* Whether a part of an address looks like a random token, which letters and digits mixed show. */
bool url_is_token(struct str s);

/* Appends the address without its tracking parameters, all else as it is. */
void url_add_untracked(struct buf *b, struct str url);

/* "scheme://host[:port]" in lower case: what politeness and credentials belong to. */
void url_add_origin(struct buf *b, struct str url);
bool url_same_origin(const char *a, const char *b);

/* Appends the address with every byte but printable ASCII percent-encoded, as it may stand in
 * OSC 8. */
void url_add_ascii(struct buf *b, struct str url);

/* May be opened by the user's programs: http, https, mailto, gemini, ftp, magnet. */
bool url_is_openable(struct str url);
/* May be fetched by gander: http and https. */
bool url_is_fetchable(struct str url);
/* On this machine's disk (RFC 8089). */
bool url_is_file(struct str url);
/* A file, named by another at `base`: what comes from anywhere else may name none. */
bool url_is_between_files(struct str base, struct str url);
/* Where a Refresh header field or a meta element of that kind leads, "5; url='next.html'", and
 * after how long (HTML Standard, shared declarative refresh steps). False when it names no address.
 */
bool url_read_refresh(struct str value, int *seconds, struct str *target);

/* Appends text with its percent-encoded bytes decoded: any bytes, NUL among them. */
void url_add_decoded(struct buf *b, struct str encoded);

/* Appends the address without user name and password: as it is kept and shown. */
void url_add_redacted(struct buf *b, struct str url);
/* Appends its "user:password", decoded; nothing when it has none. */
void url_add_login(struct buf *b, struct str url);

#endif
