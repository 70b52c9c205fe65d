/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of filters of the query language. False with ERROR_USAGE for an invalid one. Pure. */
#pragma once

#include "store/search/query.h"

/* Start of a day, in seconds: 2025-06-30 (UTC), today, yesterday, 1d 2w 3m 1y before today. */
MUST_CHECK bool search_value_day(struct str s, int64_t now, struct zone zone, int64_t *out,
                                 struct error *e);
/* ">10k", "<500": at least *least characters, or with *below fewer. */
MUST_CHECK bool search_value_size(struct str s, int64_t *least, bool *below, struct error *e);
/* A bit of enum search_flag; *absent: the flag is not set ("unread"). */
MUST_CHECK bool search_value_is(struct str s, int64_t *flag, bool *absent, struct error *e);
MUST_CHECK bool search_value_has(struct str s, int64_t *flag, struct error *e);
MUST_CHECK bool search_value_sort(struct str s, enum article_sort *out, struct error *e);
