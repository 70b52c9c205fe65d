/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dates of list pages, which leave out what the reader of the page knows anyway: "[11-20]",
 * "11月20日", a large "20" above a small "2026-11". A year that is not written comes from the
 * item's address, its neighbours, another date on the page, the page's address or the day when it
 * was fetched, in this order. Pure.
 */
#ifndef GANDER_PAGE_LIST_DATE_H
#define GANDER_PAGE_LIST_DATE_H

#include "base/str.h"
#include "text/date.h"

struct list_date {
    struct date date; /* precision DATE_NONE while the year is not known */
    int month, day;   /* of a date without its year; 0 when there is none */
    int hour, minute; /* of a date without its year; -1 when not written */
    bool written;     /* stands on the page, rather than in the address */
};

/* The first date in a short text beside a title; *start and *end are the bytes it takes. */
bool list_date_find(struct str s, int default_offset, struct list_date *out, size_t *start,
                    size_t *end);

/* What remains of the text when its date is taken out has no letter or digit: it is a date only. */
bool list_date_is(struct str s, int default_offset, struct list_date *out);

/* Gives a date without a year the year that brings it nearest to `anchor`; with `not_after`, the
 * last one that is not more than a day behind it. */
void list_date_settle(struct list_date *d, const struct date *anchor, bool not_after,
                      int default_offset);

/* Gives a date without a year that one; does nothing when `year` is 0. */
void list_date_set_year(struct list_date *d, int year, int default_offset);

/* The year that a part of an address begins with ("/2026/", "/202611/"), 0 without one. */
int list_date_year_in(struct str url);

#endif
