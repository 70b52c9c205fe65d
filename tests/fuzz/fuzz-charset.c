/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes with any label decode to valid UTF-8. The first byte selects the label. */
#include <stdlib.h>

#include "text/charset/charset.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const types[] = {
        NULL,
        "text/html; charset=gb2312",
        "text/html; charset=big5",
        "text/html; charset=shift_jis",
        "text/html; charset=iso-2022-jp",
        "text/html; charset=euc-kr",
        "text/html; charset=windows-1253",
        "text/html; charset=utf-7",
        "text/html; charset=utf-16",
        "text/html; charset=euc-jp",
        "text/html; charset=iso-2022-kr",
    };
    AUTO(buf) out = BUF_INIT;
    struct charset_found found;
    const char *type = size > 0 ? types[data[0] % ARRAY_SIZE(types)] : NULL;
    struct str s = {(const char *)data + (size > 0), size - (size > 0)};
    charset_decode(s, type, &out, &found);
    if (!found.name || !utf8_valid(buf_str(&out)))
        abort();
    return 0;
}
