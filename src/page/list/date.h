/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parser of the short dates on list pages: "[11-20]", "11月20日", a large "20" above a small
 * "2026-11". A missing year is inferred from the item's address, its neighbours, another date on
 * the page, the page's address or the time of the fetch, in this order. Pure.
 */
#pragma once

#include "base/str.h"
#include "text/date/date.h"

struct list_date {
    struct date date; /* precision DATE_NONE while the year is unknown */
    int month, day;   /* of a date without year, from 1; else 0 */
    int hour, minute; /* of a date without year; -1 for none */
    bool written;     /* read from the page, not from the address */
    int parts[3];     /* numbers of "05/02/2021" and "24.05.10", whose order is open; else 0 */
};

/* First date in a short text, at the bytes *start to before *end. `default_offset` is in minutes
 * east of UTC here and below. */
bool list_date_find(struct str s, int default_offset, struct list_date *out, size_t *start,
                    size_t *end);

/* True when the text has no letters or digits besides its date. */
bool list_date_is(struct str s, int default_offset, struct list_date *out);

/* Sets a missing year to the one nearest to `anchor`; with `not_after`, to the last one that puts
 * the date at most a day after it. */
void list_date_infer_year(struct list_date *d, const struct date *anchor, bool not_after,
                          int default_offset);

/* Sets a missing year; does nothing when `year` is 0. */
void list_date_set_year(struct list_date *d, int year, int default_offset);

/* Year in a path segment of an address ("/2026/", "/202611/"), 1990-2099; 0 for none. */
int list_date_year_in(struct str url);
