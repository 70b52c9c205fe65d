/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repair of damaged JSON: raw control characters, extra commas, a missing end. Pure. */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends the repaired text; truncated text (`*cut`) ends after the last complete value of a list
 * or object. */
void repair_json(struct str text, struct buf *out, bool *cut);
