/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vocabulary of dates. Words are passed folded: lower case, no accents, at most DATE_WORD bytes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { DATE_WORD = 32 };

/* Folds the letters at the start of `s` into `out`, NUL-terminated and truncated to fit; returns
 * how many bytes of `s` they take. */
size_t date_fold_word(struct str s, char out[DATE_WORD + 1]);

/* 1-12 for a month name in some thirty languages, or an abbreviation of at least three letters; 0
 * for anything else. */
int date_month(const char *word);
/* Month of two words, as in the Levant: "كانون الثاني"; 0 for others. */
int date_paired_month(const char *first, const char *second);
/* Bytes of a Thai abbreviation with dots at the start of `s`: "ก.พ."; 0 for none. */
size_t date_thai_month(struct str s, int *month);
bool date_is_weekday(const char *word);
/* Words without meaning for the date: "at", "um", "à", "uhr", … */
bool date_is_filler(const char *word);

/* Offset of "gmt", "cest", "pt", … in minutes east of UTC; `default_offset` decides whether "cst"
 * is China's or America's. */
bool date_zone(const char *word, int default_offset, int *offset);
/* Zone of a place, "Europe/Brussels"; its daylight saving time depends on the day. */
struct date_place {
    int offset;
    enum { SUMMER_NONE, SUMMER_EU, SUMMER_US, SUMMER_AU, SUMMER_NZ } summer;
};
bool date_place(struct str name, struct date_place *out);
/* Daylight saving time on that day; a change at night counts from midnight. */
bool date_is_summer(const struct date_place *p, int year, int month, int day, int hour);

/* True with an ASCII digit: a date has one. */
bool date_has_digit(struct str s);
