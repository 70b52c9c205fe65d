/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assignment of a date's numbers to year, month and day. */
#include <string.h>

#include "text/date/calendar.h"
#include "text/date/reader.h"

static int full_year(int64_t value, int digits)
{
    if (digits == 3)
        return (int)value + 1900; /* RFC 2822, 4.3: years counted from 1900 */
    return (int)(digits > 2 ? value : value >= 70 ? value + 1900 : value + 2000);
}

static bool set_day_of_year(struct civil *c, int64_t year, int64_t day)
{
    if (day < 1 || day > 366)
        return false;
    struct civil first = {.year = (int)year, .month = 1, .day = 1};
    *c = date_civil(date_from_civil(first, 0) + (day - 1) * 86400, 0);
    return true;
}

/* YYYYMMDD[HHMM[SS]]. */
static bool place_compact(struct date_reader *r, struct civil *c)
{
    int64_t v = r->numbers[0].value;
    switch (r->numbers[0].digits) {
    case 14:
        r->second = (int)(v % 100);
        v /= 100;
        /* fall through */
    case 12:
        r->minute = (int)(v % 100);
        r->hour = (int)(v / 100 % 100);
        v /= 10000;
        /* fall through */
    case 8:
        *c = (struct civil){
            .year = (int)(v / 10000), .month = (int)(v / 100 % 100), .day = (int)(v % 100)};
        return true;
    case 7:
        return set_day_of_year(c, v / 1000, v % 1000);
    case 6:
        *c = (struct civil){
            .year = full_year(v / 10000, 2), .month = (int)(v / 100 % 100), .day = (int)(v % 100)};
        return true;
    case 5:
        return set_day_of_year(c, full_year(v / 1000, 2), v % 1000);
    case 4:
        *c = (struct civil){.year = (int)v, .month = 1, .day = 1};
        if (r->leading_minus)
            *c = (struct civil){.year = full_year(v / 100, 2), .month = (int)(v % 100), .day = 1};
        return true;
    default:
        return false;
    }
}

static bool place_pair(const struct date_reader *r, struct civil *c)
{
    const struct date_number *a = &r->numbers[0], *b = &r->numbers[1];
    if (a->digits == 4 && b->digits == 3 && b->before == '-')
        return set_day_of_year(c, a->value, b->value);
    if (a->digits == 4 && b->digits <= 2 && b->before && strchr("-/.", b->before)) {
        *c = (struct civil){.year = (int)a->value, .month = (int)b->value, .day = 1};
        return true;
    }
    if (r->leading_minus && a->digits == 2 && b->digits == 2) {
        *c = (struct civil){.year = full_year(a->value, 2), .month = (int)b->value, .day = 1};
        return true;
    }
    return false;
}

static bool place_triple(const struct date_reader *r, struct civil *c)
{
    const struct date_number *n = r->numbers;
    int year = 2, month = 1, day = 0;     /* indexes: day first */
    bool east = r->default_offset >= 420; /* East Asia: year first */
    if (n[0].digits >= 4 ||
        (n[0].digits == 2 && n[2].digits == 2 && (n[1].before == '-' || east))) {
        year = 0;
        day = 2;
    } else if (n[2].digits < 2 || n[2].digits == 3) {
        return false;
    } else if (n[1].value > 12 || (n[1].before == '/' && n[0].value <= 12)) {
        month = 0;
        day = 1;
    }
    if (n[year].digits > 4 || n[month].digits > 3 || n[day].digits > 3)
        return false;
    *c = (struct civil){.year = full_year(n[year].value, n[year].digits),
                        .month = (int)n[month].value,
                        .day = (int)n[day].value};
    return true;
}

static bool place_named(const struct date_reader *r, struct civil *c)
{
    const struct date_number *a = &r->numbers[0], *b = &r->numbers[1];
    if (r->n == 1 && a->digits == 4) {
        *c = (struct civil){.year = (int)a->value, .month = r->month_name, .day = 1};
        return !r->inside;
    }
    if (r->n != 2)
        return false;
    if (a->digits > 2 || a->value > 31) {
        const struct date_number *swap = a;
        a = b;
        b = swap;
    }
    *c = (struct civil){
        .year = full_year(b->value, b->digits), .month = r->month_name, .day = (int)a->value};
    return a->digits <= 2 && b->digits >= 2 && b->digits <= 4;
}

static bool place_week(const struct date_reader *r, struct civil *c)
{
    struct civil january = {.year = (int)r->numbers[0].value, .month = 1, .day = 4};
    int64_t fourth = date_from_civil(january, 0); /* always in week 1 (ISO 8601) */
    int weekday = (date_civil(fourth, 0).weekday + 6) % 7;
    *c = date_civil(fourth + ((int64_t)(r->week / 10 - 1) * 7 - weekday + r->week % 10 - 1) * 86400,
                    0);
    return true;
}

static bool place(struct date_reader *r, struct civil *c)
{
    if (r->year != UNSET || r->month != UNSET || r->day != UNSET) {
        if (r->year == UNSET && r->n == 1 && r->numbers[0].digits == 4)
            r->year = (int)r->numbers[0].value;
        *c = (struct civil){.year = full_year(r->year, r->year < 100 ? 2 : 4),
                            .month = r->month,
                            .day = r->day == UNSET && !r->inside ? 1 : r->day};
        return r->year != UNSET && r->month != UNSET && (r->day != UNSET || !r->inside);
    }
    if (r->week != UNSET)
        return place_week(r, c);
    if (r->month_name)
        return place_named(r, c);
    if (r->n == 3)
        return place_triple(r, c);
    if (r->inside)
        return false;
    return r->n == 2 ? place_pair(r, c) : r->n == 1 && place_compact(r, c);
}

bool date_place_numbers(struct date_reader *r, struct civil *c)
{
    bool placed = place(r, c);
    if (placed)
        date_to_gregorian(c);
    return placed;
}

/* Unix time in seconds or milliseconds. */
static bool place_epoch(const struct date_reader *r, struct date *out)
{
    if (r->n != 1 || date_time_known(r) || r->inside || r->month_name ||
        (r->numbers[0].digits != 10 && r->numbers[0].digits != 13))
        return false;
    int64_t v = r->numbers[0].value;
    *out =
        (struct date){.time = r->numbers[0].digits == 13 ? v / 1000 : v, .precision = DATE_SECOND};
    return true;
}

static bool place_time(struct date_reader *r, struct civil *c)
{
    if (!date_time_known(r))
        return true;
    if (r->meridiem && r->hour <= 12)
        r->hour = r->hour % 12 + (r->meridiem == PM ? 12 : 0);
    c->hour = r->hour;
    c->minute = r->minute;
    c->second = r->second == UNSET ? 0 : r->second;
    return r->hour <= 24 && r->minute <= 59 && c->second <= 60 &&
           (r->hour < 24 || (r->minute == 0 && c->second == 0));
}

bool date_finish(struct date_reader *r, struct date *out)
{
    struct civil c = {0};
    if (place_epoch(r, out))
        return true;
    if (!date_place_numbers(r, &c))
        return false;
    c.hour = c.minute = c.second = 0;
    if (!place_time(r, &c) || c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31 ||
        c.year <= 1 || /* unset date of some programs */
        c.year > 9999)
        return false;
    /* A date in Korean implies Korea's zone. */
    int offset = r->zoned ? r->offset : r->korean ? 540 : r->default_offset;
    if (r->placed && !r->zoned) {
        offset =
            r->place.offset + (date_is_summer(&r->place, c.year, c.month, c.day, c.hour) ? 60 : 0);
    }
    out->time = date_from_civil(c, offset);
    out->offset = (int16_t)offset;
    out->assumed = !r->zoned && !r->korean && !r->placed;
    out->precision = !date_time_known(r)  ? DATE_DAY
                     : r->second == UNSET ? DATE_MINUTE
                                          : DATE_SECOND;
    return true;
}
