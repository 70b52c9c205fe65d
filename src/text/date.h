/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates as news has them: RFC 822/2822 with all its abuses, RFC 3339 and ISO 8601, and the forms of
 * web pages in English and Chinese (2019-07-27 09:12:00, 2022.07.14, 2017年06月08日 09:30,
 * June 25th, 2024, Nov.05,2020).
 */
#ifndef GANDER_TEXT_DATE_H
#define GANDER_TEXT_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/zone.h"

enum date_precision { DATE_NONE, DATE_DAY, DATE_MINUTE, DATE_SECOND };

struct date {
    int64_t time;   /* seconds since 1970-01-01 UTC; a day is its midnight in its zone */
    int16_t offset; /* minutes east of UTC, as written or assumed */
    enum date_precision precision;
    bool assumed; /* the offset is the one taken for dates that name no zone */
};

/* The date that `s` as a whole is. Where it names no zone, `default_offset` (minutes east of UTC)
 * is taken, but for dates written in Korean, which has one zone. The offset also decides what "CST"
 * is, and that 26/09/22 begins with the year in East Asia. A day past a month's end is one of the
 * next month; the year 1 is no date. False, and *out zeroed, when it is no date. */
bool date_parse(struct str s, int default_offset, struct date *out);

/* Gives a date with an assumed offset the one that the zone has at that time. */
void date_settle(struct date *d, struct zone zone);

/* The first date inside running text ("发布时间：2017年06月08日 09:30 来源…"); `*start` and `*end`
 * (may be NULL) are the bytes it takes. */
bool date_find(struct str s, int default_offset, struct date *out, size_t *start, size_t *end);

/* The day that an address holds (/2024/5/20/, /202410/t20241023_702120.html, 2024-02/21/, …). */
bool date_from_url(struct str url, int default_offset, struct date *out);

/* A duration as RFC 2445/ISO 8601, "HH:MM:SS", "MM:SS" or seconds, in seconds; -1 if none. */
int64_t duration_parse(struct str s);

/* RFC 3339 in the date's own zone, with "Z" for offset 0: "2019-07-27T09:12:00+08:00". A date of
 * day precision is given at its midnight. */
void date_add_rfc3339(struct buf *b, struct date d);

/* A zone as "+HH:MM" or "-HH:MM" and nothing else, in minutes east of UTC. */
bool date_parse_offset(struct str s, int *minutes);
void date_add_offset(struct buf *b, int minutes);

/* Calendar parts in the given zone, for display. */
struct civil {
    int year, month, day, hour, minute, second, weekday; /* month 1-12, weekday 0 = Sunday */
};
struct civil date_civil(int64_t time, int offset_minutes);
int64_t date_from_civil(struct civil c, int offset_minutes);

#endif
