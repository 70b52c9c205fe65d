/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates relative to the fetch: "3 hours ago", "vor 2 Tagen", "昨天 18:40". Pure. */
#pragma once

#include "text/date/date.h"

/* Reads a short text, "Posted" and the like in front. `now` is a Unix time, days are those of
 * `offset`. Days, weeks and more have the precision of a day. */
bool list_date_relative(struct str s, int64_t now, int offset, struct date *out);
