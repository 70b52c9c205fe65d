/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading dates, in two steps. One pass gathers what the words and numbers say (a month's name, a
 * time, a zone, up to three numbers and what parts them) and ends at the first thing that belongs
 * to no date; then the numbers are put in their places. There is no list of formats.
 */
#ifndef GANDER_TEXT_DATE_READER_H
#define GANDER_TEXT_DATE_READER_H

#include "text/date-words.h"
#include "text/date.h"

enum { UNSET = -1 };

struct date_number {
    int64_t value;
    int digits;
    char before; /* what stood between it and the last thing */
};

struct date_reader {
    struct str s;
    size_t at;   /* next byte */
    size_t end;  /* after the last thing that belonged to the date */
    bool inside; /* looking for a date in running text: nothing doubtful is taken */
    int default_offset;
    struct date_number numbers[3];
    int n;
    int month_name, month_at; /* at which count of numbers it stood */
    bool month_first;         /* it was the first word: it may be a weekday in truth */
    int year, month, day;     /* as marked by 年 月 日 */
    int week;
    int hour, minute, second;
    enum { NO_MERIDIEM, AM, PM } meridiem;
    bool zoned, korean, leading_minus, words_seen;
    struct date_place place;
    bool placed;
    int offset;
    char before;
};

/* date-scan.c: bytes. */
bool date_scan_digit_at(const struct date_reader *r, size_t at);
size_t date_scan_spaces(const struct date_reader *r, size_t at);
/* Up to 14 digits; more are no part of any date. */
bool date_scan_digits(struct date_reader *r, int64_t *value, int *digits);
/* The length of a colon there, in either width; 0 when there is none. */
size_t date_scan_colon_at(const struct date_reader *r, size_t at);

/* date-clock.c: times and zones. */
static inline bool date_time_known(const struct date_reader *r)
{
    return r->hour != UNSET;
}
bool date_read_clock(struct date_reader *r, int64_t hour);
bool date_compact_clock(struct date_reader *r, int64_t value, int digits);
bool date_french_clock(struct date_reader *r, int64_t value);
bool date_read_offset(struct date_reader *r, int *offset);
size_t date_meridiem_at(const struct date_reader *r, size_t at, int *meridiem);

/* date-read.c: the first step. */
void date_reader_init(struct date_reader *r, struct str s, size_t at, int default_offset,
                      bool inside);
/* One thing of the date; false at the first that does not belong to it. */
bool date_reader_take(struct date_reader *r);

/* date-place.c: the second step; false when what was gathered is no date. */
bool date_place_numbers(struct date_reader *r, struct civil *c);
bool date_finish(struct date_reader *r, struct date *out);

#endif
