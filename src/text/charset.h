/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes from outside to UTF-8, for feeds and pages alike. The order: byte-order mark; else valid
 * UTF-8 wins over any label (unless the label is of the ISO-2022 or UTF-7/16/32 kind that is also
 * valid ASCII); else the HTTP charset, then the XML declaration or HTML meta; else detection.
 * Labels mean what the WHATWG Encoding Standard says (iso-8859-1 is windows-1252, gb2312 and gbk
 * are GB18030, …); an unknown label counts as none.
 */
#ifndef GANDER_TEXT_CHARSET_H
#define GANDER_TEXT_CHARSET_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

enum charset_source {
    CHARSET_FROM_BOM,
    CHARSET_FROM_UTF8, /* the bytes are valid UTF-8 */
    CHARSET_FROM_HTTP,
    CHARSET_FROM_DOCUMENT, /* XML declaration or meta element */
    CHARSET_FROM_GUESS,
};

struct charset_found {
    const char *name; /* "UTF-8", "GB18030", "windows-1252", …; static */
    enum charset_source source;
    bool damaged; /* some bytes were not valid in it and became U+FFFD */
};

/* Appends `bytes` as valid UTF-8 without a byte-order mark. `content_type` is the HTTP header's
 * value ("text/html; charset=gbk") or NULL. Always gives a result. */
void charset_decode(struct str bytes, const char *content_type, struct buf *out,
                    struct charset_found *found);

/* Whether what was decoded is no text in any charset: many of its first characters are controls
 * that texts do not have. */
bool charset_is_binary(struct str text);

#endif
