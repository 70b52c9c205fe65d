/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Internals of text/charset/charset.h: table of encodings, conversion, detection. Pure. */
#pragma once

#include "base/buf.h"
#include "base/str.h"

enum charset_kind {
    CHARSET_UTF8,
    CHARSET_SINGLE, /* one byte per character */
    CHARSET_DOUBLE, /* one or more; the trail byte may be ASCII */
    CHARSET_WIDE,   /* UTF-16 and UTF-32 */
    CHARSET_SEVEN,  /* encoded text is valid ASCII: ISO-2022-*, HZ, UTF-7 */
};

struct charset {
    const char *name;  /* of the WHATWG Encoding Standard, if it is in there */
    const char *iconv; /* name for iconv_open() */
    enum charset_kind kind;
    const char *labels; /* lower case, without '-', '_', ':', each followed by a space */
};

/* NULL for an unknown label. */
const struct charset *charset_find(struct str label);
/* Table entry by its `name`, which must exist. */
const struct charset *charset_named(const char *name);

/* Appends the bytes as UTF-8, invalid sequences as U+FFFD; returns how many of these. */
size_t charset_convert(const struct charset *c, struct str bytes, struct buf *out);

/* Appends UTF-8 of which some is damaged and some in another encoding: in `said`, or a detected one
 * if that is NULL. */
void charset_convert_mixed(struct str bytes, const struct charset *said, struct buf *out);

/* Detects the encoding of undeclared bytes that are not UTF-8. Never NULL. */
const struct charset *charset_guess(struct str bytes);
