/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/date/day.h"

#include <string.h>

#include "text/date/date.h"

enum { DAY_S = 86400 };

/* A day may have 23 or 25 hours, so the next one starts by the calendar. */
static bool read_day(const char *text, int days_later, struct zone zone, int64_t *time)
{
    struct date date;
    struct str s = str_from(text);
    if (s.n != strlen("2025-06-30") || !date_parse(s, 0, &date))
        return false;
    *time = zone_time(zone, date.time + days_later * DAY_S);
    return true;
}

bool day_read_start(const char *text, struct zone zone, int64_t *time)
{
    return read_day(text, 0, zone, time);
}

bool day_read_end(const char *text, struct zone zone, int64_t *time)
{
    return read_day(text, 1, zone, time);
}

void day_add(struct buf *b, int64_t time, struct zone zone)
{
    struct civil day = date_civil(time, zone_offset(zone, time));
    buf_printf(b, "%04d-%02d-%02d", day.year, day.month, day.day);
}
