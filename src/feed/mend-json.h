/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged JSON to JSON: raw control characters, commas too many, an end that is missing. */
#ifndef GANDER_FEED_MEND_JSON_H
#define GANDER_FEED_MEND_JSON_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends the mended text. Where it was cut off (`*cut`), it goes as far as the last value that was
 * complete in a list or an object. */
void mend_json(struct str text, struct buf *out, bool *cut);

#endif
