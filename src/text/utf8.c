/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"

#include <unistr.h>

#include "text/eight-bytes.h"

/* Length of the ASCII run at `at`. */
static size_t ascii_run(struct str s, size_t at)
{
    size_t start = at;
    for (; s.n - at >= 16; at += 16)
        if ((eight_at(s, at) | eight_at(s, at + 8)) & EIGHT(0x80))
            break;
    while (at < s.n && (unsigned char)s.p[at] < 0x80)
        at++;
    return at - start;
}

/* True for a first byte of three that limits the second no further. */
static bool is_wide_lead(uint64_t c)
{
    return c != 0xe0 && c != 0xed;
}

/* Length of the run of pairs of three bytes at `at` that need no check of a range: those of most
 * Chinese and Japanese text. */
static size_t wide_run(struct str s, size_t at)
{
    const uint64_t mask = 0xc0c0f0c0c0f0, pair = 0x8080e08080e0;
    size_t start = at;
    for (; s.n - at >= 8; at += 6) {
        uint64_t w = eight_in_order(s, at);
        if ((w & mask) != pair || !is_wide_lead(w & 0xff) || !is_wide_lead(w >> 24 & 0xff))
            break;
    }
    return at - start;
}

bool utf8_is_ascii(struct str s)
{
    return ascii_run(s, 0) == s.n;
}

bool utf8_step(struct str s, size_t *at)
{
    static const struct str mark = STR("\xef\xbf\xbd");
    size_t start = *at;
    return utf8_next(s, at) != UTF8_REPLACEMENT || str_starts(str_slice(s, start, s.n), mark);
}

bool utf8_valid(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        at += ascii_run(s, at);
        at += wide_run(s, at);
        if (at < s.n && (unsigned char)s.p[at] >= 0x80 && !utf8_step(s, &at))
            return false;
    }
    return true;
}

uint32_t utf8_next(struct str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.p + *at;
    size_t left = s.n - *at;
    if (p[0] < 0x80) {
        (*at)++;
        return p[0];
    }
    /* Three bytes whose second has the whole range, as in Chinese and Japanese. */
    if (left >= 3 && p[0] > 0xe0 && p[0] < 0xed && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
        *at += 3;
        return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    }
    /* The range of the second byte excludes overlong forms, surrogates and values past U+10FFFF
     * (Unicode 15, table 3-7). */
    unsigned low = 0x80, high = 0xbf;
    size_t length;
    uint32_t c;
    if (p[0] >= 0xc2 && p[0] <= 0xdf) {
        length = 2;
        c = p[0] & 0x1f;
    } else if (p[0] >= 0xe0 && p[0] <= 0xef) {
        length = 3;
        c = p[0] & 0x0f;
        low = p[0] == 0xe0 ? 0xa0 : low;
        high = p[0] == 0xed ? 0x9f : high;
    } else if (p[0] >= 0xf0 && p[0] <= 0xf4) {
        length = 4;
        c = p[0] & 0x07;
        low = p[0] == 0xf0 ? 0x90 : low;
        high = p[0] == 0xf4 ? 0x8f : high;
    } else {
        (*at)++;
        return UTF8_REPLACEMENT;
    }
    for (size_t i = 1; i < length; i++) {
        if (i >= left || p[i] < low || p[i] > high) {
            *at += i;
            return UTF8_REPLACEMENT;
        }
        c = c << 6 | (p[i] & 0x3f);
        low = 0x80;
        high = 0xbf;
    }
    *at += length;
    return c;
}

size_t utf8_start(struct str s, size_t at)
{
    while (at > 0 && at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80)
        at--;
    return at < s.n ? at : s.n;
}

uint32_t utf8_previous(struct str s, size_t *at)
{
    size_t start = *at = utf8_start(s, *at - 1);
    return utf8_next(s, &start);
}

void utf8_add(struct buf *b, uint32_t c)
{
    if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        c = UTF8_REPLACEMENT;
    if (c < 0x80) {
        buf_add_char(b, (char)c);
    } else if (c < 0x800) {
        buf_add(b, (struct str){(char[]){(char)(0xc0 | c >> 6), (char)(0x80 | (c & 0x3f))}, 2});
    } else if (c < 0x10000) {
        buf_add(b, (struct str){(char[]){(char)(0xe0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3f)),
                                         (char)(0x80 | (c & 0x3f))},
                                3});
    } else {
        buf_add(b, (struct str){(char[]){(char)(0xf0 | c >> 18), (char)(0x80 | (c >> 12 & 0x3f)),
                                         (char)(0x80 | (c >> 6 & 0x3f)), (char)(0x80 | (c & 0x3f))},
                                4});
    }
}

void utf8_add_valid(struct buf *b, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        const uint8_t *bad = u8_check((const uint8_t *)s.p + at, s.n - at);
        size_t end = bad ? (size_t)((const char *)bad - s.p) : s.n;
        buf_add(b, str_slice(s, at, end));
        at = end;
        if (bad)
            utf8_add(b, utf8_next(s, &at));
    }
}

size_t utf8_length(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
    return n;
}
