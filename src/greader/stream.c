/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "greader/stream.h"

#include <inttypes.h>
#include <stddef.h>

#include "base/compiler.h"

static const struct str item_prefix = STR("tag:google.com,2005:reader/item/");

/* Part after "user/ID/"; all of another id. */
static struct str without_user(struct str id)
{
    struct str rest = id, part;
    if (str_starts(id, STR("user/")) && str_split(&rest, '/', &part) &&
        str_split(&rest, '/', &part) && rest.p)
        return rest;
    return id;
}

enum greader_stream greader_stream_kind(struct str id, struct str *name)
{
    static const struct {
        struct str id;
        enum greader_stream kind;
    } states[] = {
        {STR("state/com.google/reading-list"), GREADER_STREAM_ALL},
        {STR("state/com.google/read"), GREADER_STREAM_READ},
        {STR("state/com.google/starred"), GREADER_STREAM_STARRED},
    };
    struct str local = without_user(id), all = id, *to = name ? name : &all;
    *to = id;
    if (str_starts(id, STR("feed/"))) {
        *to = str_slice(id, 5, id.n);
        return GREADER_STREAM_FEED;
    }
    if (local.n == id.n)
        return GREADER_STREAM_OTHER;
    if (str_starts(local, STR("label/")) && local.n > 6) {
        *to = str_slice(local, 6, local.n);
        return GREADER_STREAM_LABEL;
    }
    for (size_t i = 0; i < ARRAY_SIZE(states); i++)
        if (str_eq(local, states[i].id))
            return states[i].kind;
    return GREADER_STREAM_OTHER;
}

void greader_add_label(struct buf *b, struct str name)
{
    buf_add(b, STR("user/-/label/"));
    buf_add(b, name);
}

void greader_add_item_id(struct buf *b, int64_t id)
{
    buf_add(b, item_prefix);
    buf_printf(b, "%016" PRIx64, (uint64_t)id);
}

/* Parses all of `s` in the given base, up to UINT64_MAX. */
static bool read_number(struct str s, int base, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.n; i++) {
        int d = ascii_hex(s.p[i]);
        if (d < 0 || d >= base || __builtin_mul_overflow(*out, base, out) ||
            __builtin_add_overflow(*out, d, out))
            return false;
    }
    return s.n > 0;
}

bool greader_item_id(struct str s, int64_t *out)
{
    uint64_t number;
    bool is_long = str_starts(s, item_prefix);
    if (str_starts(s, STR("-")))
        return str_to_int64(s, out);
    s = is_long ? str_slice(s, item_prefix.n, s.n) : s;
    if (!read_number(s, is_long ? 16 : 10, &number))
        return false;
    *out = (int64_t)number;
    return true;
}
