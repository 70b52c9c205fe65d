/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an article without a title is called: notes of microblogs have none. */
#ifndef GANDER_MODEL_CAPTION_H
#define GANDER_MODEL_CAPTION_H

#include "base/buf.h"
#include "text/date.h"

/* Appends one line: the first words of the text (HTML), cut where a line may end; without any, the
 * address; without that, the date. `html` and `url` may be NULL. */
void caption_add(struct buf *b, const char *html, const char *url, struct date date);

#endif
