/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How list items are counted: the predefined styles of CSS Counter Styles Level 3. Pure. */
#ifndef GANDER_TEXT_COUNTER_STYLE_H
#define GANDER_TEXT_COUNTER_STYLE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* The style of that CSS name ("lower-roman", in any case), one string of the program for each; NULL
 * for an unknown name. */
const char *counter_style_find(struct str name);

/* Whether items of it bear numbers; false for "none", "disc", … */
bool counter_style_counts(const char *style);

/* Appends a number in that style with its suffix: "iv.", "三、"; decimal where the style has no
 * such number, and for NULL. */
void counter_style_add(struct buf *b, const char *style, int value);

#endif
