/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Date notation of a page, and sources of the publication date. Pure. */
#pragma once

#include "page/facts/facts.h"

/* Date notation of a page. */
struct habit {
    int offset;     /* of dates without a zone, minutes east of UTC */
    bool day_first; /* 10/05/2022 is in May */
    bool american;  /* 10-05-2022 is in October */
    bool updates;   /* the text is about a later change: "Last updated …" */
};

/* when-read.c: when_parse() reads a text that is a date, else its first date; when_read() the first
 * date only, or with `whole` the same as when_parse(). */
bool when_parse(struct str s, struct habit h, struct date *out);
bool when_read(struct str s, struct habit h, bool whole, struct date *out);

/* when-shown.c: date in the element with the best evidence for the article's. */
bool when_from_markup_near(struct dom *d, const struct facts *f, struct habit h, struct date *out);
bool when_from_markup(struct dom *d, const struct facts *f, struct habit h, struct date *out);
/* Date in the first dated line below the title, or in one that is only a date directly above it;
 * false for a line below longer than `max` bytes. */
bool when_from_lines_near(const struct dom *d, const struct facts *f, size_t max, struct habit h,
                          struct date *out);
/* Date in a line that starts with words for publishing, else in a short line: the first after the
 * title, else the nearest before it, else any. Lines about later changes rank below others as near.
 */
bool when_from_lines(struct dom *d, const struct facts *f, struct habit h, struct date *out);
