/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection of bare addresses in running text. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct autolink {
    size_t start, end;  /* bytes of the text */
    const char *prefix; /* completes the address: "http://", "mailto:" or "" */
};

/* Finds the first http:, https:, ftp: or gemini: address, "www." name or mail address at or after
 * `from`, without the punctuation of the sentence around it. */
bool autolink_find(struct str text, size_t from, struct autolink *out);
