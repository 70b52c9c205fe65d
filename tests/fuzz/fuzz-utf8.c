/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repaired text is valid, and valid text is unchanged. */
#include <stdint.h>
#include <stdlib.h>

#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = {(const char *)data, size};
    AUTO(buf) b = BUF_INIT;
    utf8_add_valid(&b, s);
    if (!utf8_valid(buf_str(&b)) || (utf8_valid(s) && !str_eq(s, buf_str(&b))))
        abort();
    return 0;
}
