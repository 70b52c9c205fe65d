/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share/safe-json.h"

#include "base/mem.h"
#include "text/utf8.h"

/* jansson escapes C0 only; DEL, C1 and bidi controls would pass. Characters beyond ASCII occur in
 * strings only, where an escape is equivalent. */
static bool acts_on_terminal(uint32_t c)
{
    return (c >= 0x7f && c <= 0x9f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void add(struct buf *b, const json_t *value, size_t flags)
{
    AUTO_FREE char *text = json_dumps(value, flags | JSON_ENCODE_ANY);
    struct str s = str_from(text);
    size_t done = 0;
    for (size_t at = 0; at < s.n;) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if (acts_on_terminal(c)) {
            buf_add(b, str_slice(s, done, start));
            buf_printf(b, "\\u%04x", (unsigned)c);
            done = at;
        }
    }
    buf_add(b, str_slice(s, done, s.n));
}

void json_add(struct buf *b, const json_t *value)
{
    add(b, value, JSON_COMPACT);
}

void json_add_indented(struct buf *b, const json_t *value)
{
    add(b, value, JSON_INDENT(2));
}
