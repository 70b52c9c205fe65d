/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expansion and completion of typed paths. */
#pragma once

#include "base/buf.h"

/* Path with a leading "~/" replaced by the home directory; to free(). */
char *path_expand(const char *typed);
/* Appends completions of a typed path, each ended by '\n': the path as typed with its last name
 * completed, directories with a final '/'. Hidden files only after a typed dot. */
void path_add_matches(struct buf *b, const char *typed);
