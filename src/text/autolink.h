/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses that stand bare in running text. Pure. */
#ifndef GANDER_TEXT_AUTOLINK_H
#define GANDER_TEXT_AUTOLINK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct autolink {
    size_t start, end;  /* in the text */
    const char *prefix; /* makes an address of it: "http://", "mailto:", or "" */
};

/* The first http:, https:, ftp: or gemini: address, name that begins with "www.", or mail address
 * at or after `from`, without the punctuation of the sentence around it. False when there is none.
 */
bool autolink_find(struct str text, size_t from, struct autolink *out);

#endif
