/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbering of list items: the predefined styles of CSS Counter Styles Level 3. Pure. */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Style by its CSS name ("lower-roman", any case), a static string unique to the style; NULL for an
 * unknown name. */
const char *counter_style_find(struct str name);

/* False for the styles without numbers: "none", "disc", … */
bool counter_style_counts(const char *style);

/* Appends a number with the style's suffix: "iv.", "三、"; decimal for NULL and for numbers outside
 * the style's range. */
void counter_style_add(struct buf *b, const char *style, int value);
