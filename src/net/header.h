/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsers of response header fields. Times are seconds since 1970. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Splits a raw field line, line end included, into name and trimmed value. False for the status
 * line and the empty line. */
bool header_split(struct str line, struct str *name, struct str *value);

/* Splits "name = value" and trims both; false without "=". */
bool header_split_pair(struct str pair, struct str *name, struct str *value);

/* HTTP date (RFC 9110 section 5.6.7, including the obsolete forms); -1 when malformed. */
int64_t header_date(struct str value);

/* Retry-After (RFC 9110 section 10.2.3), a delay or a date, as a time at most a week ahead; 0 when
 * malformed or past. */
enum { HEADER_MAX_RETRY_S = 7 * 24 * 3600 };
int64_t header_retry_at(struct str value, int64_t now);

/* Expires (RFC 9111 section 5.3); -1 when past or no date ("0"). */
int64_t header_expires(struct str value, int64_t now);

/* Content-Range (RFC 9110 section 14.4), "bytes 500-999/1234": first byte and total length, -1 for
 * "*". Leaves both unchanged when malformed. */
void header_content_range(struct str value, int64_t *from, int64_t *total);

/* Splits the next link off a Link value (RFC 8288): address, and the parameters rel, type and
 * title, "" when absent. False at the end. header_link_fini() frees it. */
struct header_link {
    struct str address;
    struct buf rel, type, title;
};
bool header_next_link(struct str *rest, struct header_link *out);
void header_link_fini(struct header_link *l);

/* Appends the file name of a Content-Disposition value (RFC 6266) as valid UTF-8: filename* (RFC
 * 8187), else filename, which may be in any charset. Nothing when absent. The result is not
 * sanitized. */
void header_add_file_name(struct buf *b, struct str value);
