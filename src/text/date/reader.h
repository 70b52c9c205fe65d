/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two-step date parser without a list of formats. The first step collects tokens (month name, time,
 * zone, up to three numbers and their separators) up to the first that belongs to no date; the
 * second assigns the numbers to year, month and day.
 */
#pragma once

#include "text/date/date.h"
#include "text/date/words.h"

enum { UNSET = -1 };

struct date_number {
    int64_t value;
    int digits;
    char before; /* separator from the previous token */
};

struct date_reader {
    struct str s;
    size_t at;   /* next byte */
    size_t end;  /* after the last token of the date */
    bool inside; /* in running text: rejects doubtful tokens */
    int default_offset;
    struct date_number numbers[3];
    int n;
    int month_name, month_at; /* month_at: count of numbers before it */
    bool month_first;         /* the first word: possibly a weekday */
    int year, month, day;     /* marked by 年 月 日 */
    int week;
    int hour, minute, second;
    enum { NO_MERIDIEM, AM, PM } meridiem;
    bool zoned, korean, leading_minus, words_seen;
    struct date_place place;
    bool placed;
    int offset;
    char before;
};

/* text/date/scan.c: bytes. */
bool date_scan_digit_at(const struct date_reader *r, size_t at);
size_t date_scan_spaces(const struct date_reader *r, size_t at);
/* Up to 14 digits; false for more, which no date has. */
bool date_scan_digits(struct date_reader *r, int64_t *value, int *digits);
/* Length of the colon at `at`, of either width; 0 when there is none. */
size_t date_scan_colon_at(const struct date_reader *r, size_t at);
/* Likewise of a hyphen or minus sign. */
size_t date_scan_minus_at(const struct date_reader *r, size_t at);

/* text/date/clock.c: times and zones. */
static inline bool date_time_known(const struct date_reader *r)
{
    return r->hour != UNSET;
}
bool date_read_clock(struct date_reader *r, int64_t hour);
bool date_compact_clock(struct date_reader *r, int64_t value, int digits);
bool date_dotted_clock(struct date_reader *r, int64_t hour);
bool date_french_clock(struct date_reader *r, int64_t value);
bool date_read_offset(struct date_reader *r, int *offset);
size_t date_meridiem_at(const struct date_reader *r, size_t at, int *meridiem);

/* text/date/read.c: the first step. */
void date_reader_init(struct date_reader *r, struct str s, size_t at, int default_offset,
                      bool inside);
/* Reads one token; false at the first that does not belong to a date. */
bool date_reader_next(struct date_reader *r);

/* text/date/place.c: the second step; false when the tokens make no date. */
bool date_place_numbers(struct date_reader *r, struct civil *c);
bool date_finish(struct date_reader *r, struct date *out);

/* text/date/standard.c: the exact forms of RFC 822 and RFC 3339; false for all others. */
bool date_read_standard(struct str s, struct date *out);
