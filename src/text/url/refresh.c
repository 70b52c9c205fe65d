/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "text/url/url.h"

static struct str skip_space(struct str s)
{
    while (s.n > 0 && ascii_space(s.p[0]))
        s = str_slice(s, 1, s.n);
    return s;
}

/* Reads the digits at the start of `s` and skips a fraction. */
static bool read_seconds(struct str *s, int *seconds)
{
    bool any = false;
    *seconds = 0;
    for (; s->n > 0 && ascii_digit(s->p[0]); *s = str_slice(*s, 1, s->n)) {
        *seconds = *seconds > INT_MAX / 10 - 1 ? INT_MAX / 10 : *seconds * 10 + (s->p[0] - '0');
        any = true;
    }
    while (s->n > 0 && (s->p[0] == '.' || ascii_digit(s->p[0]))) {
        any = true;
        *s = str_slice(*s, 1, s->n);
    }
    return any;
}

/* Skips "url =", which is optional. */
static struct str skip_name(struct str s)
{
    struct str rest = str_starts_nocase(s, STR("url")) ? skip_space(str_slice(s, 3, s.n)) : STR("");
    return rest.n > 0 && rest.p[0] == '=' ? skip_space(str_slice(rest, 1, rest.n)) : s;
}

bool url_read_refresh(struct str value, int *seconds, struct str *target)
{
    struct str s = skip_space(value);
    if (!read_seconds(&s, seconds) && !str_starts(s, STR(";")))
        return false;
    s = skip_space(s);
    if (s.n > 0 && (s.p[0] == ';' || s.p[0] == ','))
        s = skip_space(str_slice(s, 1, s.n));
    s = skip_name(s);
    if (s.n > 0 && (s.p[0] == '"' || s.p[0] == '\''))
        s = str_slice(s, 1, str_find_char(s, s.p[0], 1));
    *target = str_trim(s);
    return target->n > 0;
}
