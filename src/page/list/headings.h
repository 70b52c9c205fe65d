/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days that head the entries below them, which then show only the time or nothing: "28 November
 * 2026" as a heading, or repeated as a row, a term or a paragraph of its own. Pure.
 */
#pragma once

#include "page/list/item.h"

/* Sets p->headings; needs its links. */
void list_headings_read(struct list_page *p);
