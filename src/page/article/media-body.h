/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Articles without a text: a scanned notice, a page of photographs, a file to download below a
 * title. Pure, linear.
 */
#ifndef GANDER_PAGE_ARTICLE_MEDIA_BODY_H
#define GANDER_PAGE_ARTICLE_MEDIA_BODY_H

#include "page/article/body.h"
#include "page/evidence/measure.h"

/* Looks for pictures, films and files below the title of a dated page, or in what is named as the
 * article's text. `dropped` and `m` are what chrome_drop() left (page/article/chrome.h); all but
 * the media and the lines they stand in is dropped from below out->top. False when there are none.
 */
bool media_body_find(struct dom *d, const struct body_options *options, unsigned char *dropped,
                     const struct measure *m, struct body *out);

#endif
