/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long a text takes to read: 228 words a minute where spaces part words (English), 255 Chinese
 * characters, 357 kana (Japanese). These are the means for texts of everyday words read aloud of
 * S. Trauzettel-Klosinski, K. Dietz: "Standardized Assessment of Reading Performance: The New
 * International Reading Speed Texts IReST", IOVS 53 (2012), 5452.
 */
#ifndef GANDER_TEXT_READING_TIME_H
#define GANDER_TEXT_READING_TIME_H

#include "base/str.h"

/* Minutes that the text takes, in thousandths. Strings are valid UTF-8. */
long reading_time(struct str text);

#endif
