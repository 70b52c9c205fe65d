/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths as users type them. */
#ifndef GANDER_APP_PATHS_H
#define GANDER_APP_PATHS_H

#include "base/buf.h"

/* The path with "~/" in front as the home directory, to free(). */
char *path_expand(const char *typed);
/* Appends what there is that a typed path may go on with, each ended by '\n' and as typed but for
 * its last name; directories end in '/'. Hidden files only once their dot was typed. */
void path_add_matches(struct buf *b, const char *typed);

#endif
