/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection of bot walls: answers that hold a challenge for browsers instead of content. Pure. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

/* True when a single header field proves a bot wall. */
bool bot_wall_header(struct str name, struct str value);

/* Judges by the status, the result of bot_wall_header() and the body or its beginning. Mentioning a
 * challenge's words does not make a page one. */
bool bot_wall_recognise(int status, bool header, struct str body);
