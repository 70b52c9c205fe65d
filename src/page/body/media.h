/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Articles without text: a scanned notice, a page of photographs, a file to download below a title.
 * Pure, linear.
 */
#pragma once

#include "page/body/body.h"
#include "page/evidence/measure.h"

/* Finds pictures, videos and files below the title of a dated page, or in the element named as the
 * article's text. Expects the results of chrome_drop() in `dropped` and `m`; drops everything below
 * out->top except for media and their lines. False when there are none. */
bool media_body_find(struct dom *d, const struct body_options *options, unsigned char *dropped,
                     const struct measure *m, struct body *out);
