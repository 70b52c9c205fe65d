/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Decoding of outside bytes to UTF-8, for feeds and pages alike. Precedence: byte-order mark; valid
 * UTF-8, whatever the label (unless it names a seven-bit or wide encoding, whose text is valid
 * UTF-8 as well); HTTP charset; XML declaration or HTML meta; detection. Labels are those of the
 * WHATWG Encoding Standard (iso-8859-1 is windows-1252, gb2312 and gbk are GB18030, …); an unknown
 * label counts as none. Pieces of another encoding within UTF-8 are converted by themselves. Pure.
 */
#pragma once

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
    bool damaged; /* some bytes were invalid: now U+FFFD, or text in another encoding */
};

/* Appends `bytes` as valid UTF-8 without byte-order mark. `content_type` is the HTTP header field's
 * value ("text/html; charset=gbk") or NULL. Never fails. */
void charset_decode(struct str bytes, const char *content_type, struct buf *out,
                    struct charset_found *found);

/* Likewise, but returns `bytes` themselves if they are UTF-8 already, and else `storage`. */
struct str charset_decode_in(struct str bytes, const char *content_type, struct buf *storage,
                             struct charset_found *found);

/* True for decoded text that is binary data: controls abound among its first characters. */
bool charset_is_binary(struct str text);
