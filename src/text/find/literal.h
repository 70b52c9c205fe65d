/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that every match of a regular expression (text/find/regex.h) contains, once folded
 * (text/find/fold.h); found in the expression itself. Pure. */
#pragma once

#include "base/str.h"

/* Longest run of ASCII letters and digits that every match of a valid expression contains, in
 * upper or lower case; empty if none is known. Part of `pattern`. */
struct str literal_find(struct str pattern);
