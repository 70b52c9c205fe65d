/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of text/charset.h: the table of encodings, conversion, detection. */
#ifndef GANDER_TEXT_CHARSET_CONVERT_H
#define GANDER_TEXT_CHARSET_CONVERT_H

#include "base/buf.h"
#include "base/str.h"

enum charset_kind {
    CHARSET_UTF8,
    CHARSET_SINGLE, /* one byte a character */
    CHARSET_DOUBLE, /* one or more bytes; ASCII bytes may be second ones */
    CHARSET_WIDE,   /* UTF-16 and UTF-32 */
    CHARSET_SEVEN,  /* text in it is valid ASCII: ISO-2022-*, HZ, UTF-7 */
};

struct charset {
    const char *name;  /* as the WHATWG Encoding Standard has it, where it is in it */
    const char *iconv; /* the C library's name for the same thing */
    enum charset_kind kind;
    const char *labels; /* without '-', '_', ':' and in lower case, each followed by a space */
};

/* NULL when the label is not known. */
const struct charset *charset_find(struct str label);
/* One of the table, by its `name`. */
const struct charset *charset_named(const char *name);

/* Appends the bytes as UTF-8; what is not valid becomes U+FFFD. The number of such places. */
size_t charset_convert(const struct charset *c, struct str bytes, struct buf *out);

/* The encoding of bytes that are not UTF-8 and that nobody declared. Never NULL. */
const struct charset *charset_guess(struct str bytes);

#endif
