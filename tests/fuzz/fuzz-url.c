/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two lines, a base and a reference: a resolved address is printable, and unchanged by resolving
 * again. */
#include <stdlib.h>

#include "text/url/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_resolved(struct str base, struct str reference)
{
    AUTO(buf) once = BUF_INIT, twice = BUF_INIT;
    url_resolve(&once, base, reference);
    struct str s = buf_str(&once);
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f || s.p[i] == '"' || s.p[i] == '<')
            abort();
    if (url_is_fetchable(s)) {
        url_resolve(&twice, base, s);
        if (!str_eq(s, buf_str(&twice)))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str s = {(const char *)data, size};
    size_t line = str_find_char(s, '\n', 0);
    struct str base = str_slice(s, 0, line);
    struct str reference = line == SIZE_MAX ? base : str_slice(s, line + 1, s.n);
    AUTO(buf) b = BUF_INIT;
    check_resolved(base, reference);
    url_add_canonical(&b, reference);
    url_add_origin(&b, reference);
    url_add_redacted(&b, reference);
    int seconds;
    struct str target;
    (void)url_read_refresh(reference, &seconds, &target);
    url_add_login(&b, reference);
    (void)url_is_openable(reference);
    return 0;
}
