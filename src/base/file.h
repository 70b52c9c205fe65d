/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files, and where gander's own are (XDG Base Directory Specification). */
#ifndef GANDER_BASE_FILE_H
#define GANDER_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

/* Reads a file ("-": standard input) of at most `max` bytes onto the end of `out`. */
MUST_CHECK bool file_read(const char *path, size_t max, struct buf *out, struct error *e);

/* Replaces a file as a whole: a temporary neighbour (mode 0600), fsync, rename. A crash leaves
 * the old or the new content, never a mixture. */
MUST_CHECK bool file_write_atomic(const char *path, struct str content, struct error *e);

/* The same without fsync, for what can be had again: after a crash the file may be empty. */
MUST_CHECK bool file_write_whole(const char *path, struct str content, struct error *e);

/* Makes a directory and its missing parents, each with mode 0700. */
MUST_CHECK bool file_make_directory(const char *path, struct error *e);

enum xdg_base { XDG_CONFIG, XDG_DATA, XDG_STATE, XDG_CACHE };

/* "$XDG_…_HOME/gander/NAME" to free(), with the default below $HOME when the variable is unset,
 * empty or relative (the specification's words). NULL when there is no home either. */
char *xdg_path(enum xdg_base base, const char *name);

/* The desktop's folder for downloads, to free(): XDG_DOWNLOAD_DIR of user-dirs.dirs
 * (xdg-user-dirs), else $HOME/Downloads. NULL when there is no home. */
char *xdg_download_directory(void);

#endif
