/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact forms of feeds, RFC 822 and RFC 3339, which need none of the lists of words. */
#include "text/date/reader.h"

/* True when `s` begins with a shape of digits ('0'), letters ('a') and other bytes. */
static bool has_shape(struct str s, const char *shape)
{
    for (size_t i = 0; shape[i]; i++)
        if (i == s.n || !(shape[i] == '0'   ? ascii_digit(s.p[i])
                          : shape[i] == 'a' ? ascii_alpha(s.p[i])
                                            : s.p[i] == shape[i]))
            return false;
    return true;
}

static int number(struct str s, size_t from, size_t to)
{
    int value = 0;
    for (; from < to; from++)
        value = value * 10 + s.p[from] - '0';
    return value;
}

/* Index of a name among others, of three letters each; -1 for another. */
static int find_name(struct str s, const char *names)
{
    for (int i = 0; names[i * 3]; i++)
        if (memcmp(s.p, names + i * 3, 3) == 0)
            return i;
    return -1;
}

static void read_time(struct str s, size_t at, struct civil *c)
{
    c->hour = number(s, at, at + 2);
    c->minute = number(s, at + 3, at + 5);
    c->second = number(s, at + 6, at + 8);
}

/* "2024-05-20T15:05:00.123"; the rest, empty for another form. */
static struct str read_rfc3339(struct str s, struct civil *c)
{
    if (!has_shape(s, "0000-00-00T00:00:00"))
        return STR("");
    c->year = number(s, 0, 4);
    c->month = number(s, 5, 7);
    c->day = number(s, 8, 10);
    read_time(s, 11, c);
    size_t end = 19;
    if (has_shape(str_slice(s, end, s.n), ".0"))
        for (end++; end < s.n && ascii_digit(s.p[end]);)
            end++;
    return str_slice(s, end, s.n);
}

/* "Mon, 20 May 2024 15:05:00 ", likewise. */
static struct str read_rfc822(struct str s, struct civil *c)
{
    bool short_day = has_shape(s, "aaa, 0 aaa 0000 00:00:00 ");
    if ((!short_day && !has_shape(s, "aaa, 00 aaa 0000 00:00:00 ")) ||
        find_name(s, "MonTueWedThuFriSatSun") < 0)
        return STR("");
    size_t at = short_day ? 7 : 8; /* of the month */
    c->day = number(s, 5, at - 1);
    c->month = find_name(str_slice(s, at, s.n), "JanFebMarAprMayJunJulAugSepOctNovDec") + 1;
    c->year = number(s, at + 4, at + 8);
    read_time(s, at + 9, c);
    return str_slice(s, at + 18, s.n);
}

static bool read_zone(struct str s, int *offset)
{
    *offset = 0;
    if (str_eq(s, STR("GMT")) || str_eq(s, STR("Z")))
        return true;
    bool colon = s.n == 6 && has_shape(str_slice(s, 1, s.n), "00:00");
    if (!colon && !(s.n == 5 && has_shape(str_slice(s, 1, s.n), "0000")))
        return false;
    int hours = number(s, 1, 3), minutes = number(s, s.n - 2, s.n);
    *offset = (hours * 60 + minutes) * (s.p[0] == '-' ? -1 : 1);
    return (s.p[0] == '+' || s.p[0] == '-') && hours < 24 && minutes < 60;
}

bool date_read_standard(struct str s, struct date *out)
{
    struct civil c = {0};
    int offset;
    s = str_trim(s);
    struct str rest = s.n > 0 && ascii_digit(s.p[0]) ? read_rfc3339(s, &c) : read_rfc822(s, &c);
    if (!read_zone(rest, &offset) || c.year < 1970 || c.year > 2399 || c.month < 1 ||
        c.month > 12 || c.day < 1 || c.day > 31 || c.hour > 23 || c.minute > 59 || c.second > 59)
        return false;
    *out = (struct date){
        .time = date_from_civil(c, offset), .offset = (int16_t)offset, .precision = DATE_SECOND};
    return true;
}
