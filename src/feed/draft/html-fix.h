/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Normalization of article HTML for storage: absolute links, no scripts or style sheets. Pure. */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* True for the names of attributes that hold an address. */
bool html_fix_is_link(struct str attribute);

/* Appends the changed `html` to `room`; false, with nothing appended, when it needs no change. With
 * an empty `base` relative links stay. */
bool html_fix(struct buf *room, struct str html, struct str base);
