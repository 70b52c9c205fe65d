/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words in dates mean. Words come folded: lower case, no accents, at most DATE_WORD bytes. */
#ifndef GANDER_TEXT_DATE_WORDS_H
#define GANDER_TEXT_DATE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { DATE_WORD = 32 };

/* Folds the letters at the start of `s` into `out` (NUL-ended) and tells how many bytes they took.
 * A word that does not fit is cut. */
size_t date_fold_word(struct str s, char out[DATE_WORD + 1]);

/* 1-12, or 0: a month's name in one of some twenty languages, or its first three letters or more.
 */
int date_month(const char *word);
bool date_is_weekday(const char *word);
/* "at", "um", "à", "uhr", …: words that say nothing more. */
bool date_is_filler(const char *word);

/* Minutes east of UTC of "gmt", "cest", "pt", … at `default_offset`, which decides what "cst" is.
 */
bool date_zone(const char *word, int default_offset, int *offset);
/* The zone of a place as in "Europe/Brussels", whose summer time depends on the day. */
struct date_place {
    int offset;
    enum { SUMMER_NONE, SUMMER_EU, SUMMER_US, SUMMER_AU, SUMMER_NZ } summer;
};
bool date_place(struct str name, struct date_place *out);
/* Whether summer time holds on that day (changes at night are taken at the day's start). */
bool date_is_summer(const struct date_place *p, int year, int month, int day, int hour);

#endif
