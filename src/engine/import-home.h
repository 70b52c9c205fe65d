/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of another reader's home directory. */
#pragma once

#include "base/error.h"

enum import_reader { IMPORT_NEWSBOAT, IMPORT_NEWSRAFT };

/* Paths to free() with import_home_fini(); NULL for missing files. */
struct import_home {
    enum import_reader reader;
    char *list;     /* newsboat's urls, newsraft's feeds */
    char *archive;  /* cache.db, newsraft.sqlite3 */
    char *settings; /* newsboat's config */
};

/* Finds the files in a directory that is one of the reader's, or the user's home. Where the reader
 * has split them (XDG), either of ~/.config/NAME and ~/.local/share/NAME leads to the other.
 * ERROR_NOT_FOUND without list and archive. */
MUST_CHECK bool import_find_home(const char *directory, struct import_home *out, struct error *e);
void import_home_fini(struct import_home *h);
