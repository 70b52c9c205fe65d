/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML of an article as it is kept: links absolute, no scripts, no style sheets. */
#ifndef GANDER_FEED_HTML_FIX_H
#define GANDER_FEED_HTML_FIX_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Whether an attribute of that name holds an address. */
bool html_fix_is_link(struct str attribute);

/* Appends `html` to `room` where something is to be changed in it; false (and nothing appended)
 * where it may stay as it is. `base` may be empty: then relative links stay. */
bool html_fix(struct buf *room, struct str html, struct str base);

#endif
