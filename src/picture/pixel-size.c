/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Size of a picture from the first bytes of its file. */
#include "picture/picture.h"

#include <string.h>

#include "picture/formats.h"

/* Number of `n` bytes, within bounds checked by the caller. */
static unsigned big_endian(struct str s, size_t at, int n)
{
    unsigned value = 0;
    for (int i = 0; i < n; i++)
        value = value << 8 | (uint8_t)s.p[at + (size_t)i];
    return value;
}

static unsigned little_endian(struct str s, size_t at, int n)
{
    unsigned value = 0;
    for (int i = n - 1; i >= 0; i--)
        value = value << 8 | (uint8_t)s.p[at + (size_t)i];
    return value;
}

/* Frame header (SOF) of any coding process (ITU-T T.81 table B.1). */
static bool is_frame_header(unsigned marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static bool size_of_jpeg(struct str s, unsigned *width, unsigned *height)
{
    for (size_t at = 2; at + 9 <= s.n;) {
        unsigned marker = (uint8_t)s.p[at + 1];
        if ((uint8_t)s.p[at] != 0xff)
            return false;
        if (marker == 0xff) { /* fill byte */
            at++;
            continue;
        }
        if (is_frame_header(marker)) {
            *height = big_endian(s, at + 5, 2);
            *width = big_endian(s, at + 7, 2);
            return true;
        }
        unsigned length = big_endian(s, at + 2, 2);
        if (length < 2)
            return false;
        at += 2 + length;
    }
    return false;
}

/* RFC 9649 sections 2.5 to 2.7. */
static bool size_of_webp(struct str s, unsigned *width, unsigned *height)
{
    if (s.n < 30)
        return false;
    struct str chunk = str_slice(s, 12, 16);
    if (str_eq(chunk, STR("VP8X"))) {
        *width = little_endian(s, 24, 3) + 1;
        *height = little_endian(s, 27, 3) + 1;
    } else if (str_eq(chunk, STR("VP8L"))) {
        unsigned bits = little_endian(s, 21, 4);
        *width = (bits & 0x3fff) + 1;
        *height = (bits >> 14 & 0x3fff) + 1;
    } else if (str_eq(chunk, STR("VP8 "))) {
        *width = little_endian(s, 26, 2) & 0x3fff;
        *height = little_endian(s, 28, 2) & 0x3fff;
    } else {
        return false;
    }
    return true;
}

bool picture_size(struct str bytes, int *width, int *height)
{
    const char *type = picture_type(bytes);
    unsigned w = 0, h = 0;
    bool ok = false;
    if (!type)
        return false;
    if (strcmp(type, "image/jpeg") == 0) {
        ok = size_of_jpeg(bytes, &w, &h);
    } else if (strcmp(type, "image/webp") == 0) {
        ok = size_of_webp(bytes, &w, &h);
    } else if (strcmp(type, "image/png") == 0 && bytes.n >= 24) {
        w = big_endian(bytes, 16, 4);
        h = big_endian(bytes, 20, 4);
        ok = true;
    } else if (strcmp(type, "image/gif") == 0 && bytes.n >= 10) {
        w = little_endian(bytes, 6, 2);
        h = little_endian(bytes, 8, 2);
        ok = true;
    }
    if (!ok || !picture_check_size(w, h, NULL))
        return false;
    *width = (int)w;
    *height = (int)h;
    return true;
}
