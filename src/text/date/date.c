/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar arithmetic, durations and output formats. */
#include "text/date/date.h"

/* Days since 1970-01-01 in the proleptic Gregorian calendar. Years start in March, which makes the
 * leap day the last. */
static int64_t days_from_civil(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

struct civil date_civil(int64_t time, int offset_minutes)
{
    /* Clamps absurd times, so that sums cannot overflow. */
    int64_t max = INT64_C(1) << 40;
    time = time > max ? max : time < -max ? -max : time;
    time += (int64_t)offset_minutes * 60;
    int64_t days = floor_div(time, 86400), rest = time - days * 86400;
    int64_t z = days + 719468;
    int64_t era = floor_div(z, 146097), doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int month = (int)(mp < 10 ? mp + 3 : mp - 9);
    return (struct civil){
        .year = (int)(yoe + era * 400 + (month <= 2)),
        .month = month,
        .day = (int)(doy - (153 * mp + 2) / 5 + 1),
        .hour = (int)(rest / 3600),
        .minute = (int)(rest / 60 % 60),
        .second = (int)(rest % 60),
        .weekday = (int)(days - floor_div(days + 4, 7) * 7 + 4),
    };
}

int64_t date_from_civil(struct civil c, int offset_minutes)
{
    return days_from_civil(c.year, c.month, c.day) * 86400 + (int64_t)c.hour * 3600 +
           (int64_t)c.minute * 60 + c.second - (int64_t)offset_minutes * 60;
}

static bool parse_pair(struct str s, size_t at, int *out)
{
    *out = (s.p[at] - '0') * 10 + s.p[at + 1] - '0';
    return ascii_digit(s.p[at]) && ascii_digit(s.p[at + 1]);
}

bool date_parse_offset(struct str s, int *minutes)
{
    int hours, rest;
    if (s.n != 6 || (s.p[0] != '+' && s.p[0] != '-') || s.p[3] != ':' ||
        !parse_pair(s, 1, &hours) || !parse_pair(s, 4, &rest) || rest > 59)
        return false;
    *minutes = (s.p[0] == '-' ? -1 : 1) * (hours * 60 + rest);
    return true;
}

void date_add_offset(struct buf *b, int minutes)
{
    int size = minutes < 0 ? -minutes : minutes;
    buf_printf(b, "%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

void date_add_rfc3339(struct buf *b, struct date d)
{
    struct civil c = date_civil(d.time, d.offset);
    buf_printf(b, "%04d-%02d-%02dT%02d:%02d:%02d", c.year, c.month, c.day, c.hour, c.minute,
               c.second);
    if (d.offset == 0)
        buf_add_char(b, 'Z');
    else
        date_add_offset(b, d.offset);
}

/* Parses at most nine digits, dropping a fraction. */
static bool small_number(struct str s, int64_t *out)
{
    s = str_slice(s, 0, str_find_char(s, '.', 0));
    return s.n > 0 && s.n <= 9 && ascii_digit(s.p[0]) && str_to_int64(s, out);
}

/* "P1DT2H3M4S" (ISO 8601, RFC 5545 3.3.6). */
static int64_t iso_duration(struct str s)
{
    int64_t total = 0;
    bool time = false, any = false;
    s = str_slice(s, 1, s.n);
    while (s.n > 0) {
        if (ascii_lower(s.p[0]) == 't') {
            time = true;
            s = str_slice(s, 1, s.n);
            continue;
        }
        size_t i = 0;
        int64_t value;
        while (i < s.n && (ascii_digit(s.p[i]) || s.p[i] == '.'))
            i++;
        if (i == s.n || !small_number(str_slice(s, 0, i), &value))
            return -1;
        char unit = ascii_lower(s.p[i]);
        int64_t seconds = unit == 'w'           ? 604800
                          : unit == 'd'         ? 86400
                          : unit == 'h' && time ? 3600
                          : unit == 'm' && time ? 60
                          : unit == 's' && time ? 1
                                                : 0;
        if (seconds == 0)
            return -1;
        total += value * seconds;
        any = true;
        s = str_slice(s, i + 1, s.n);
    }
    return any ? total : -1;
}

int64_t duration_parse(struct str s)
{
    s = str_trim(s);
    if (s.n > 1 && ascii_lower(s.p[0]) == 'p')
        return iso_duration(s);
    int64_t total = 0, value;
    int parts = 0;
    for (struct str rest = s, part; str_split(&rest, ':', &part); parts++) {
        if (parts == 3 || !small_number(str_trim(part), &value))
            return -1;
        total = total * 60 + value;
    }
    return total;
}
