/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/display/reading-time.h"

#include <unictype.h>

#include "text/utf8.h"

enum { WORDS = 228, IDEOGRAPHS = 255, KANA = 357 }; /* per minute */

static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3ffff);
}

static bool is_kana(uint32_t c)
{
    return (c >= 0x3041 && c <= 0x30ff) || (c >= 0x31f0 && c <= 0x31ff) ||
           (c >= 0xff66 && c <= 0xff9d);
}

static bool is_letter(uint32_t c)
{
    return c < 0x80 ? ascii_alnum((char)c) : uc_is_alnum(c);
}

long reading_time(struct str text)
{
    long words = 0, ideographs = 0, kana = 0;
    bool in_word = false;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        bool part = false;
        if (is_ideograph(c)) {
            ideographs++;
        } else if (is_kana(c)) {
            kana++;
        } else if (is_letter(c)) {
            words += !in_word;
            part = true;
        } else { /* "it's", "well-known", "3.5" are one word */
            part = in_word && c > ' ' && at < text.n && is_letter((unsigned char)text.p[at]);
        }
        in_word = part;
    }
    return words * 1000 / WORDS + ideographs * 1000 / IDEOGRAPHS + kana * 1000 / KANA;
}
