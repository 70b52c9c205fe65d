/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Date parsing and formatting: RFC 822/2822 with its common abuses, RFC 3339 and ISO 8601, and the
 * forms of web pages, mainly English and Chinese (2019-07-27 09:12:00, 2022.07.14,
 * 2017年06月08日 09:30, June 25th, 2024, Nov.05,2020). Offsets are minutes east of UTC. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/zone.h"

enum date_precision { DATE_NONE, DATE_DAY, DATE_MINUTE, DATE_SECOND };

struct date {
    int64_t time;   /* seconds since 1970-01-01 UTC; midnight in its zone for DATE_DAY */
    int16_t offset; /* minutes east of UTC, as written or assumed */
    enum date_precision precision;
    bool assumed; /* no zone was written: the offset is the default */
};

/* Parses `s` as a whole. `default_offset` applies to dates without a zone (except in Korean, which
 * implies Korea's), and decides whether "CST" is China's and 26/09/22 begins with the year. A day
 * past the month's end carries over into the next; year 1 means unset. Zeroes *out on failure. */
bool date_parse(struct str s, int default_offset, struct date *out);

/* Replaces an assumed offset by the zone's at that time. */
void date_apply_zone(struct date *d, struct zone zone);

/* Finds the first date in running text ("发布时间：2017年06月08日 09:30 来源…"); `*start` and
 * `*end` (may be NULL) delimit its bytes. */
bool date_find(struct str s, int default_offset, struct date *out, size_t *start, size_t *end);

/* Finds the day in an address (/2024/5/20/, /202410/t20241023_702120.html, 2024-02/21/, …). */
bool date_from_url(struct str url, int default_offset, struct date *out);

/* Seconds of a duration of RFC 5545/ISO 8601, "HH:MM:SS", "MM:SS" or a plain number; -1 if none. */
int64_t duration_parse(struct str s);

/* Appends RFC 3339 in the date's own zone, "Z" for offset 0: "2019-07-27T09:12:00+08:00". A date of
 * day precision shows its midnight. */
void date_add_rfc3339(struct buf *b, struct date d);

/* Parses "+HH:MM" or "-HH:MM" and nothing else. */
bool date_parse_offset(struct str s, int *minutes);
void date_add_offset(struct buf *b, int minutes);

/* Calendar parts in the given zone, for display. */
struct civil {
    int year, month, day, hour, minute, second, weekday; /* month 1-12, weekday 0 = Sunday */
};
struct civil date_civil(int64_t time, int offset_minutes);
int64_t date_from_civil(struct civil c, int offset_minutes);
