/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/fold.h"

#include <unicase.h>
#include <unictype.h>

#include "text/utf8.h"

/* Han, kana and the like: no case, no white space, and seen. */
static bool is_plain(uint32_t c)
{
    return c > 0x3000 && c < 0xa000 && c != 0x3164;
}

void fold_add(struct buf *b, struct str s)
{
    bool space = false;
    size_t start = b->n;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = (unsigned char)s.p[at];
        if (c < 0x80)
            at++;
        else
            c = utf8_next(s, &at);
        bool plain = is_plain(c);
        if (c < 0x80 ? ascii_space((char)c) : !plain && uc_is_property_white_space(c)) {
            space = b->n > start;
            continue;
        }
        if (c >= 0x80 && !plain && uc_is_property_default_ignorable_code_point(c))
            continue;
        if (space)
            buf_add_char(b, ' ');
        space = false;
        if (c < 0x80)
            buf_add_char(b, ascii_lower((char)c));
        else
            utf8_add(b, plain ? c : uc_tolower(c));
    }
}

void fold_add_letters(struct buf *b, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        char byte = s.p[at];
        if ((unsigned char)byte < 0x80) {
            at++;
            if (ascii_alpha(byte) || ascii_digit(byte))
                buf_add_char(b, ascii_lower(byte));
            continue;
        }
        uint32_t c = utf8_next(s, &at);
        if (uc_is_alnum(c))
            utf8_add(b, uc_tolower(c));
    }
}
