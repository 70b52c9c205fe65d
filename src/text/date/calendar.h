/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years of other calendars than the Gregorian one. Pure. */
#pragma once

#include "text/date/date.h"

/* Converts a date whose year is of the Buddhist calendar (Thailand: 2564) or of the Solar Hijri one
 * (Iran: 1399), by their ranges. */
void date_to_gregorian(struct civil *c);

/* Gregorian year of "民國110年" and "令和3年" by the name of the era at the end of `before`, and of
 * Taiwan's three-digit years without one; `year` itself for others. */
int64_t date_era_year(struct str before, int64_t year);
