/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading of a page's dates, for what looks for that of publication. Pure. */
#ifndef GANDER_PAGE_ARTICLE_WHEN_H
#define GANDER_PAGE_ARTICLE_WHEN_H

#include "page/article/facts.h"

/* How a page writes its dates. */
struct habit {
    int offset;     /* minutes east of UTC, of dates that name no zone */
    bool day_first; /* 10/05/2022 is in May */
    bool american;  /* 10-05-2022 is in October */
    bool updates;   /* what is read is the day of a later change: "Last updated …" */
};

/* when-read.c: a date as a whole, or the first inside; the other only the first inside, unless
 * `whole`. */
bool when_parse(struct str s, struct habit h, struct date *out);
bool when_read(struct str s, struct habit h, bool whole, struct date *out);

/* when-shown.c: the surest element that marks a date as the article's. */
bool when_from_markup(struct dom *d, const struct facts *f, struct habit h, struct date *out);
/* A line that opens with words for publishing, else a short line with a date: the first behind the
 * title, else the nearest before it, else any; of those that tell of a later change only when there
 * is no other as near. */
bool when_from_lines(struct dom *d, const struct facts *f, struct habit h, struct date *out);

#endif
