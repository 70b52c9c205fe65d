/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Damaged XML to XML that is well formed: text before the first element, document type, bare "&",
 * names of HTML characters, control characters, attributes without quotes or twice, tags that do
 * not match, an end that is missing. What can be understood stays; nothing is invented.
 */
#ifndef GANDER_FEED_MEND_H
#define GANDER_FEED_MEND_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* The processing instruction that stands where the text was cut off, before the end tags that were
 * added. */
#define MEND_CUT "gander-cut"

struct mend_result {
    bool damaged; /* more than a document type was taken out */
    bool cut;     /* it ended within an element */
};

/* Appends the mended document; nothing when there is no element in `text`. Valid UTF-8 in and out.
 */
void mend_xml(struct str text, struct buf *out, struct mend_result *result);

#endif
