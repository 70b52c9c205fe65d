/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/header.h"

#include <curl/curl.h>
#include <string.h>

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
