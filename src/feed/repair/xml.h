/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Repair of damaged XML to well-formed XML: text before the root, document types, bare "&", HTML
 * entities, control characters, unquoted or duplicate attributes, mismatched tags, a missing end.
 * Keeps everything intelligible and invents nothing. Linear time. Pure.
 */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Processing instruction at the place of truncation, before the added end tags. */
#define REPAIR_CUT "gander-cut"

struct repair_result {
    bool damaged; /* more than a document type was repaired */
    bool cut;     /* truncated within an element */
};

/* Appends the repaired document; nothing when `text` has no element. Valid UTF-8 in and out. */
void repair_xml(struct str text, struct buf *out, struct repair_result *result);
