/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Header fields with parameters: Content-Disposition and Link. */
#include "net/header.h"

#include "text/charset/charset.h"
#include "text/url/url.h"

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
