/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Substitute title of an untitled article, such as a note of a microblog. Pure. */
#pragma once

#include "base/buf.h"
#include "text/date/date.h"

/* Appends one line: the first words of the text (HTML), else the address, else the date. `html` and
 * `url` may be NULL. */
void caption_add(struct buf *b, const char *html, const char *url, struct date date);
