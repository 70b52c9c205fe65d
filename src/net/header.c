/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/header.h"

#include <curl/curl.h>
#include <string.h>

#include "text/charset/charset.h"
#include "text/url/url.h"

static bool split_at(struct str s, char separator, struct str *name, struct str *value)
{
    size_t at = str_find_char(s, separator, 0);
    if (at == SIZE_MAX || at == 0)
        return false;
    *name = str_slice(s, 0, at);
    *value = str_trim(str_slice(s, at + 1, s.n));
    return true;
}

bool header_split(struct str line, struct str *name, struct str *value)
{
    return split_at(line, ':', name, value);
}

bool header_split_pair(struct str pair, struct str *name, struct str *value)
{
    bool ok = split_at(pair, '=', name, value);
    *name = ok ? str_trim(*name) : *name;
    return ok;
}

int64_t header_date(struct str value)
{
    char text[64];
    value = str_trim(value);
    /* HTTP dates spell the month: require letters, or a bare number would pass for a year. */
    bool letters = false;
    for (size_t i = 0; i < value.n; i++)
        letters |= ascii_alpha(value.p[i]);
    if (!letters || value.n >= sizeof text)
        return -1;
    memcpy(text, value.p, value.n);
    text[value.n] = '\0';
    time_t t = curl_getdate(text, NULL);
    return t < 0 ? -1 : (int64_t)t;
}

int64_t header_retry_at(struct str value, int64_t now)
{
    int64_t at, seconds;
    value = str_trim(value);
    if (value.n > 0 && ascii_digit(value.p[0]) && str_to_int64(value, &seconds))
        at = seconds > HEADER_MAX_RETRY_S ? now + HEADER_MAX_RETRY_S : now + seconds;
    else
        at = header_date(value);
    if (at <= now)
        return 0;
    return at > now + HEADER_MAX_RETRY_S ? now + HEADER_MAX_RETRY_S : at;
}

void header_content_range(struct str value, int64_t *from, int64_t *total)
{
    struct str rest = str_trim(value), unit, range, first;
    int64_t begins, all = -1;
    if (!str_split(&rest, ' ', &unit) || !str_eq_nocase(unit, STR("bytes")) ||
        !str_split(&rest, '/', &range) || !str_split(&range, '-', &first))
        return;
    rest = str_trim(rest);
    if (str_to_int64(str_trim(first), &begins) && begins >= 0 &&
        (str_eq(rest, STR("*")) || (str_to_int64(rest, &all) && all >= 0))) {
        *from = begins;
        *total = all;
    }
}

int64_t header_expires(struct str value, int64_t now)
{
    int64_t at = header_date(value);
    return at > now ? at : -1;
}

/* ---- fields with parameters: Content-Disposition and Link ------------------------------------ */

/* Splits the next parameter off `rest`, NAME = TOKEN or "QUOTED", and unescapes its value. In a
 * `list` a comma outside quotes ends the parameters. */
static bool next_parameter(struct str *rest, bool list, struct str *name, struct buf *value)
{
    size_t semicolon = str_find_char(*rest, ';', 0);
    size_t comma = list ? str_find_char(*rest, ',', 0) : SIZE_MAX;
    size_t equals = semicolon < rest->n ? str_find_char(*rest, '=', semicolon) : SIZE_MAX;
    buf_clear(value);
    if (equals == SIZE_MAX || comma < equals)
        return false;
    *name = str_trim(str_slice(*rest, semicolon + 1, equals));
    size_t at = equals + 1;
    while (at < rest->n && ascii_space(rest->p[at]))
        at++;
    bool quoted = at < rest->n && rest->p[at] == '"';
    for (at += quoted; at < rest->n; at++) {
        char c = rest->p[at];
        if (quoted ? c == '"' : c == ';' || (list && c == ','))
            break;
        at += quoted && c == '\\' && at + 1 < rest->n;
        buf_add_char(value, rest->p[at]);
    }
    *rest = str_slice(*rest, at, rest->n);
    return true;
}

/* "UTF-8'zh'%E5%A3%B0.mp3" */
static void add_extended(struct buf *b, struct str value)
{
    size_t charset_end = str_find_char(value, '\'', 0);
    size_t text = charset_end == SIZE_MAX ? SIZE_MAX : str_find_char(value, '\'', charset_end + 1);
    AUTO(buf) bytes = BUF_INIT;
    if (text != SIZE_MAX)
        url_add_decoded(&bytes, str_slice(value, text + 1, value.n));
    bool latin = str_eq_nocase(str_slice(value, 0, charset_end), STR("iso-8859-1"));
    struct charset_found found;
    charset_decode(buf_str(&bytes), latin ? "text/plain; charset=iso-8859-1" : NULL, b, &found);
}

void header_add_file_name(struct buf *b, struct str value)
{
    struct str rest = value, name;
    AUTO(buf) parameter = BUF_INIT, plain = BUF_INIT, extended = BUF_INIT;
    while (next_parameter(&rest, false, &name, &parameter)) {
        if (str_eq_nocase(name, STR("filename*"))) {
            add_extended(&extended, str_trim(buf_str(&parameter)));
        } else if (str_eq_nocase(name, STR("filename"))) {
            struct charset_found found; /* Latin-1 by the RFC, any charset in practice */
            charset_decode(str_trim(buf_str(&parameter)), NULL, &plain, &found);
        }
    }
    buf_add(b, extended.n > 0 ? buf_str(&extended) : buf_str(&plain));
}

bool header_next_link(struct str *rest, struct header_link *out)
{
    AUTO(buf) value = BUF_INIT;
    struct str name;
    size_t from = str_find_char(*rest, '<', 0);
    size_t to = from == SIZE_MAX ? SIZE_MAX : str_find_char(*rest, '>', from);
    *out = (struct header_link){0};
    if (to == SIZE_MAX)
        return false;
    out->address = str_trim(str_slice(*rest, from + 1, to));
    *rest = str_slice(*rest, to + 1, rest->n);
    while (next_parameter(rest, true, &name, &value)) {
        struct buf *field = str_eq_nocase(name, STR("rel"))     ? &out->rel
                            : str_eq_nocase(name, STR("type"))  ? &out->type
                            : str_eq_nocase(name, STR("title")) ? &out->title
                                                                : NULL;
        if (field && field->n == 0)
            buf_add(field, str_trim(buf_str(&value)));
    }
    return true;
}

void header_link_fini(struct header_link *l)
{
    buf_fini(&l->rel);
    buf_fini(&l->type);
    buf_fini(&l->title);
}
