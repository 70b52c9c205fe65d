/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in addresses: /2024/5/20/, /2024/may/20/, /2024-02/21/, /20240520/, t20241023_7.html. */
#include "text/url/url.h"
#include "base/compiler.h"
#include "text/date/date.h"
#include "text/date/words.h"

/* Reads a whole run of `min` to `max` digits at `at`, and moves past it. */
static bool digits(struct str s, size_t *at, size_t min, size_t max, int *value)
{
    size_t i = *at;
    *value = 0;
    while (i < s.n && ascii_digit(s.p[i]) && i - *at < max)
        *value = *value * 10 + (s.p[i++] - '0');
    if (i - *at < min || (i < s.n && ascii_digit(s.p[i])))
        return false;
    *at = i;
    return true;
}

static bool separator(struct str s, size_t *at)
{
    if (*at < s.n && (s.p[*at] == '/' || s.p[*at] == '-' || s.p[*at] == '_')) {
        ++*at;
        return true;
    }
    return false;
}

/* "5", "05", or a name between like separators: "/may/". */
static bool month_of(struct str s, size_t *at, int *month)
{
    char word[DATE_WORD + 1];
    size_t n = date_fold_word(str_slice(s, *at, s.n), word), end = *at + n;
    if (n == 0)
        return digits(s, at, 1, 2, month);
    *month = end < s.n && s.p[end] == s.p[*at - 1] ? date_month(word) : 0;
    *at = end;
    return *month > 0;
}

static bool day_of(int year, int month, int day, int default_offset, struct date *out)
{
    struct civil c = {.year = year, .month = month, .day = day};
    if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    *out = (struct date){date_from_civil(c, default_offset), (int16_t)default_offset, DATE_DAY};
    return date_civil(out->time, default_offset).month == month;
}

/* "2024/5/20" with any separators, or "202405/20", at a digit. */
static bool separated(struct str s, size_t at, int default_offset, struct date *out)
{
    int year, month, day;
    size_t start = at;
    if (digits(s, &at, 4, 4, &year) && separator(s, &at) && month_of(s, &at, &month) &&
        separator(s, &at) && digits(s, &at, 1, 2, &day) &&
        day_of(year, month, day, default_offset, out))
        return true;
    at = start;
    return digits(s, &at, 6, 6, &year) && separator(s, &at) && digits(s, &at, 2, 2, &day) &&
           (at == s.n || s.p[at] == '/') &&
           day_of(year / 100, year % 100, day, default_offset, out);
}

/* "20240520" */
static bool compact(struct str s, size_t at, int default_offset, struct date *out)
{
    int all;
    return digits(s, &at, 8, 8, &all) &&
           day_of(all / 10000, all / 100 % 100, all % 100, default_offset, out);
}

/* "20240520143200", with any digits of an id after the seconds. */
static bool stamp(struct str s, size_t at, int default_offset, struct date *out)
{
    int day, clock;
    struct str date = str_slice(s, 0, at + 8), time = str_slice(s, 0, at + 14);
    return digits(date, &at, 8, 8, &day) && digits(time, &at, 6, 6, &clock) && clock / 10000 < 24 &&
           clock / 100 % 100 < 60 && clock % 100 < 60 &&
           day_of(day / 10000, day / 100 % 100, day % 100, default_offset, out);
}

bool date_from_url(struct str url, int default_offset, struct date *out)
{
    struct url_parts u;
    *out = (struct date){0};
    struct str path = url_split(url, &u) ? u.path : url;
    /* Separated dates first: a run of digits may be an id. */
    static bool (*const forms[])(struct str, size_t, int, struct date *) = {separated, compact,
                                                                            stamp};
    for (size_t form = 0; form < ARRAY_SIZE(forms); form++) {
        for (size_t i = 0; i < path.n; i++) {
            if (!ascii_digit(path.p[i]) || (i > 0 && ascii_digit(path.p[i - 1])))
                continue;
            if (forms[form](path, i, default_offset, out))
                return true;
        }
    }
    *out = (struct date){0};
    return false;
}
