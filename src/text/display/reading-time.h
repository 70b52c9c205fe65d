/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading time of a text: 228 words per minute with spaces between words (English), 255 Chinese
 * characters, 357 kana (Japanese). The rates are the means for everyday texts read aloud in
 * S. Trauzettel-Klosinski, K. Dietz: "Standardized Assessment of Reading Performance: The New
 * International Reading Speed Texts IReST", IOVS 53 (2012), 5452.
 */
#pragma once

#include "base/str.h"

/* In thousandths of a minute. `text` is valid UTF-8. */
long reading_time(struct str text);
