/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "greader/reply-json.h"

#include <string.h>

#include "text/display/safe.h"
#include "text/utf8.h"

bool reply_fail(struct error *e)
{
    return error_set(e, ERROR_UNSUPPORTED, 0, "no answer of a Google Reader API");
}

json_t *reply_parse(struct str body, struct error *e)
{
    size_t start = str_find_char(body, '{', 0);
    body = start == SIZE_MAX ? STR("") : str_slice(body, start, body.n);
    json_t *root = json_loadb(body.p, body.n, JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK, NULL);
    if (!json_is_object(root)) {
        json_decref(root);
        reply_fail(e);
        return NULL;
    }
    return root;
}

const json_t *reply_parse_list(struct str body, const char *key, json_t **root, struct error *e)
{
    *root = reply_parse(body, e);
    const json_t *list = json_object_get(*root, key);
    if (!json_is_array(list)) {
        reply_fail(e);
        return NULL;
    }
    return list;
}

struct str reply_text(const json_t *o, const char *key)
{
    const char *text = json_string_value(json_object_get(o, key));
    return text ? str_from(text) : STR("");
}

const char *reply_keep(struct arena *a, struct str s)
{
    AUTO(buf) line = BUF_INIT;
    safe_add_field(&line, s);
    struct str kept = str_trim(buf_str(&line));
    return kept.n > 0 ? arena_strndup(a, kept.p, kept.n) : NULL;
}

struct str reply_narrow(struct buf *b, struct str s, bool is_feed)
{
    enum { FIRST = 0xff01, LAST = 0xff5e }; /* of ASCII's ! to ~ */
    for (size_t at = 0; at < s.n;) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        char narrow = c >= FIRST && c <= LAST ? (char)(c - FIRST + '!') : '\0';
        bool after_ascii = start == 0 || (unsigned char)s.p[start - 1] < 0x80;
        if (narrow &&
            (strchr("&<>", narrow) || (is_feed && after_ascii && strchr("?\\/,;", narrow))))
            buf_add_char(b, narrow);
        else
            buf_add(b, str_slice(s, start, at));
    }
    return buf_str(b);
}

int64_t reply_number(const json_t *o, const char *key)
{
    const json_t *v = json_object_get(o, key);
    int64_t number = json_is_integer(v) ? json_integer_value(v) : 0;
    return json_is_string(v) && !str_to_int64(reply_text(o, key), &number) ? 0 : number;
}
