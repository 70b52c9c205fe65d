/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/date/calendar.h"

#include "base/compiler.h"

enum { DAY = 86400 };

/* Leap days of the Solar Hijri calendar before a year: 8 in 33 years, the sixth after five years.
 */
static int leap_days(int year)
{
    int place = year % 33;
    return year / 33 * 8 + (place + (place < 22 ? 2 : 1)) / 4;
}

/* Days from 1 January 1970 to a day of the Solar Hijri calendar. */
static int64_t solar_hijri_days(int year, int month, int day)
{
    enum { FIRST = 1399, NOWRUZ = 18341 }; /* 20 March 2020 */
    int months = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
    int64_t years = (int64_t)(year - FIRST) * 365 + leap_days(year) - leap_days(FIRST);
    return NOWRUZ + years + months + day - 1;
}

void date_to_gregorian(struct civil *c)
{
    if (c->year >= 2443 && c->year <= 2643) {
        c->year -= 543;
    } else if (c->year >= 1300 && c->year <= 1420 && c->month >= 1 && c->month <= 12) {
        struct civil other = date_civil(solar_hijri_days(c->year, c->month, c->day) * DAY, 0);
        c->year = other.year;
        c->month = other.month;
        c->day = other.day;
    }
}

int64_t date_era_year(struct str before, int64_t year)
{
    static const struct {
        struct str name;
        int first; /* the year before its first one */
    } eras[] = {{STR("民國"), 1911},
                {STR("民国"), 1911},
                {STR("令和"), 2018},
                {STR("平成"), 1988},
                {STR("昭和"), 1925}};
    before = str_trim(before);
    for (size_t i = 0; year < 200 && i < ARRAY_SIZE(eras); i++)
        if (str_ends(before, eras[i].name))
            return year + eras[i].first;
    return year >= 90 && year < 200 ? year + 1911 : year;
}
