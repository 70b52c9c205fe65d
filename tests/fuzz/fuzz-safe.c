/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sanitized text is valid, without control characters, and unchanged by sanitizing again; file
 * names are valid. */
#include <stdint.h>
#include <stdlib.h>

#include "text/display/safe.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(void (*add)(struct buf *, struct str), struct str s, bool lines)
{
    AUTO(buf) b = BUF_INIT, again = BUF_INIT;
    add(&b, s);
    struct str out = buf_str(&b);
    bool ok = utf8_valid(out);
    for (size_t at = 0; ok && at < out.n;) {
        uint32_t c = utf8_next(out, &at);
        ok = (c >= 0x20 || (lines && (c == '\n' || c == '\t'))) && !(c >= 0x7f && c < 0xa0) &&
             !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069) && c != 0xfeff &&
             c != 0x200b && c != 0x2028 && c != 0x2029;
    }
    add(&again, out);
    if (!ok || !str_eq(buf_str(&again), out))
        abort();
}

static void check_file_name(struct str s)
{
    AUTO(buf) b = BUF_INIT;
    safe_add_file_name(&b, s);
    if (b.n == 0 || b.n > 200 || b.p[0] == '.' || b.p[0] == '-' ||
        str_find_char(buf_str(&b), '/', 0) != SIZE_MAX)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = {(const char *)data, size};
    check(safe_add_line, s, false);
    check(safe_add_text, s, true);
    check(safe_add_file_name, s, false);
    check_file_name(s);
    return 0;
}
