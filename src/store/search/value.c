/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search/value.h"

#include "text/date/date.h"

enum { MAX_SIZE = 1000000000, MAX_AGO = 9999, MAX_YEARS = 999 };

/* ---- days -------------------------------------------------------------------------------- */

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Local midnight `days` and `months` before today; the month's last day for one that it lacks. */
static int64_t days_ago(int64_t now, struct zone zone, int months, int days)
{
    struct civil c = date_civil(now, zone_offset(zone, now));
    int month = c.year * 12 + c.month - 1 - months;
    c.year = month / 12;
    c.month = month % 12 + 1;
    c.hour = c.minute = c.second = 0;
    int last = days_in_month(c.year, c.month);
    c.day = c.day < last ? c.day : last;
    return zone_time(zone, date_from_civil(c, 0) - (int64_t)days * 86400);
}

bool search_value_day(struct str s, int64_t now, struct zone zone, int64_t *out, struct error *e)
{
    int64_t n;
    struct date date;
    char unit = s.n ? s.p[s.n - 1] : '\0';
    bool ago = s.n > 1 && ascii_digit(s.p[0]) && str_to_int64(str_slice(s, 0, s.n - 1), &n) &&
               n <= (unit == 'y' ? MAX_YEARS : MAX_AGO);
    if (str_eq(s, STR("today")))
        *out = days_ago(now, zone, 0, 0);
    else if (str_eq(s, STR("yesterday")))
        *out = days_ago(now, zone, 0, 1);
    else if (ago && (unit == 'd' || unit == 'w'))
        *out = days_ago(now, zone, 0, (int)n * (unit == 'w' ? 7 : 1));
    else if (ago && (unit == 'm' || unit == 'y'))
        *out = days_ago(now, zone, (int)n * (unit == 'y' ? 12 : 1), 0);
    else if (s.n == 10 && date_parse(s, 0, &date))
        *out = date.time;
    else
        return error_set(e, ERROR_USAGE, 0,
                         "not a day as in 2025-06-30, today, yesterday, 3d, 2w, 6m or 1y: %.*s",
                         STR_ARG(s));
    return true;
}

/* ---- sizes ------------------------------------------------------------------------------- */

bool search_value_size(struct str s, int64_t *least, bool *below, struct error *e)
{
    int64_t n = 0;
    bool thousands = s.n > 2 && ascii_lower(s.p[s.n - 1]) == 'k';
    struct str number = str_slice(s, 1, s.n - thousands);
    bool ok = s.n > 1 && (s.p[0] == '<' || s.p[0] == '>') && ascii_digit(number.p[0]) &&
              str_to_int64(number, &n) && n <= MAX_SIZE;
    if (!ok)
        return error_set(e, ERROR_USAGE, 0, "not a size as in >10k or <500: %.*s", STR_ARG(s));
    n *= thousands ? 1000 : 1;
    *below = s.p[0] == '<';
    *least = *below ? n : n + 1;
    return true;
}

/* ---- names ------------------------------------------------------------------------------- */

struct name {
    struct str name;
    enum search_flag flag;
    bool absent;
};

static const struct name states[] = {
    {STR("unread"), SEARCH_IS_READ, true},      {STR("read"), SEARCH_IS_READ, false},
    {STR("starred"), SEARCH_IS_STARRED, false}, {STR("changed"), SEARCH_IS_CHANGED, false},
    {STR("offline"), SEARCH_IS_OFFLINE, false}, {STR("muted"), SEARCH_IS_MUTED, false},
};

static const struct name contents[] = {
    {STR("picture"), SEARCH_HAS_PICTURE, false},
    {STR("attachment"), SEARCH_HAS_ATTACHMENT, false},
    {STR("audio"), SEARCH_HAS_AUDIO, false},
    {STR("video"), SEARCH_HAS_VIDEO, false},
    {STR("comments"), SEARCH_HAS_COMMENTS, false},
    {STR("full-text"), SEARCH_IS_OFFLINE, false},
    {STR("note"), SEARCH_HAS_NOTE, false},
    {STR("tag"), SEARCH_HAS_TAG, false},
};

static const struct name *find(const struct name *names, size_t n, struct str s)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(names[i].name, s))
            return &names[i];
    return NULL;
}

bool search_value_is(struct str s, int64_t *flag, bool *absent, struct error *e)
{
    const struct name *name = find(states, ARRAY_SIZE(states), s);
    if (!name)
        return error_set(e, ERROR_USAGE, 0,
                         "is: knows unread, read, starred, changed, offline and muted, not %.*s",
                         STR_ARG(s));
    *flag = name->flag;
    *absent = name->absent;
    return true;
}

bool search_value_has(struct str s, int64_t *flag, struct error *e)
{
    const struct name *name = find(contents, ARRAY_SIZE(contents), s);
    if (!name)
        return error_set(e, ERROR_USAGE, 0,
                         "has: knows picture, attachment, audio, video, comments, full-text, note"
                         " and tag, not %.*s",
                         STR_ARG(s));
    *flag = name->flag;
    return true;
}

bool search_value_sort(struct str s, enum article_sort *out, struct error *e)
{
    bool match = str_eq(s, STR("match"));
    if (!match && !str_eq(s, STR("date")))
        return error_set(e, ERROR_USAGE, 0, "sort: knows date and match, not %.*s", STR_ARG(s));
    *out = match ? SORT_BY_MATCH : SORT_BY_DATE;
    return true;
}
