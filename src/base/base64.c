/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/base64.h"

#include <string.h>

void base64_add(struct buf *b, struct str s)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < s.n; i += 3) {
        unsigned char in[3] = {0};
        size_t n = s.n - i < 3 ? s.n - i : 3;
        memcpy(in, s.p + i, n);
        buf_add_char(b, digits[in[0] >> 2]);
        buf_add_char(b, digits[(in[0] & 3) << 4 | in[1] >> 4]);
        buf_add_char(b, n > 1 ? digits[(in[1] & 15) << 2 | in[2] >> 6] : '=');
        buf_add_char(b, n > 2 ? digits[in[2] & 63] : '=');
    }
}
