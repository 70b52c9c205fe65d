/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What response header fields mean, apart from any connection. Pure. */
#ifndef GANDER_NET_HEADER_H
#define GANDER_NET_HEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* A field line as it came, line end included, to its name and its value without the white space
 * around. False when it is none (a status line, the empty line). */
bool header_split(struct str line, struct str *name, struct str *value);

/* "name = value" to its halves without the white space around; false when there is no "=". */
bool header_split_pair(struct str pair, struct str *name, struct str *value);

/* An HTTP date (RFC 9110 section 5.6.7, the obsolete forms too), -1 when it is none. */
int64_t header_date(struct str value);

/* Retry-After (RFC 9110 section 10.2.3), in seconds or as a date, as the time it names; 0 when it
 * is neither or already past. Never more than a week ahead. */
int64_t header_retry_at(struct str value, int64_t now);

/* Expires (RFC 9111 section 5.3): the time, or -1 when it is past or no date ("0"). */
int64_t header_expires(struct str value, int64_t now);

/* Content-Range (RFC 9110 section 14.4), "bytes 500-999/1234": the first byte and the whole length,
 * which is -1 for "*"; both are left as they are when it is something else. */
void header_content_range(struct str value, int64_t *from, int64_t *total);

/* Takes the next link off the front of Link (RFC 8288): its address, and the parameters rel, type
 * and title, "" where they are absent. False when there is none. */
struct header_link {
    struct str address;
    struct buf rel, type, title;
};
bool header_next_link(struct str *rest, struct header_link *out);
void header_link_fini(struct header_link *l);

/* Appends the file name that Content-Disposition (RFC 6266) proposes, as valid UTF-8: filename*
 * (RFC 8187) before filename, which servers also send in the charset that they have. Nothing when
 * there is none. It may be any text: no safe name. */
void header_add_file_name(struct buf *b, struct str value);

#endif
