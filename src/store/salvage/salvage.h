/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rescue of a damaged database into a new one. Rows are read page by page, also those of pages that
 * no other page leads to any more; rows with the user's own work (sources, marks, tags, notes) are
 * written first. What can be derived, such as lists and counts, is made anew; the index of words
 * and the lists of views fill in idle moments. The damaged file is only read.
 */
#pragma once

#include "model/salvage.h"
#include "store/store.h"

/* `to` is created, or an empty file. Fills *report, also on failure, for salvage_report_fini().
 * ERROR_DAMAGED when no row was found. No process may write to `from` meanwhile. */
MUST_CHECK bool store_salvage(const char *from, const char *to, struct salvage_report *report,
                              struct error *e);
