/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags, and lists of names as people type them: separated by commas of any script. A name holds no
 * comma and no quotation mark, so that it fits into a list and a search. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

enum { TAG_MAX_BYTES = 200 }; /* of a name */

struct tag {
    const char *name;
    int64_t articles; /* number, without hidden ones */
};

/* Splits the next name off a list, trimmed; false at its end. Skips empty ones. */
bool tag_next(struct str *list, struct str *name);
/* Appends a name as it is stored: one sanitized, trimmed line. ERROR_INVALID when it is empty, too
 * long, or holds a comma or a quotation mark. */
MUST_CHECK bool tag_add_name(struct buf *b, struct str name, struct error *e);
/* Appends the key, equal for names of the same tag: case and spacing do not count. */
void tag_add_key(struct buf *b, struct str name);
/* Index of the last name of a list, which may be unfinished or empty. */
size_t tag_last(struct str list);
/* True when the list has a name with the same key. */
bool tag_is_in(struct str list, struct str name);
