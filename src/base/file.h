/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and replacing whole files, and the directories of gander's own (XDG Base Directory
 * Specification). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

/* Appends a file's content to `out` ("-" is standard input); ERROR_LIMIT beyond `max` bytes. */
MUST_CHECK bool file_read(const char *path, size_t max, struct buf *out, struct error *e);
/* Refuses a FIFO, whose reader waits for a writer, under its own name or a link's; inherited pipes
 * (/dev/stdin, the shell's <(…)) have one. */
MUST_CHECK bool file_refuse_fifo(const char *path, struct error *e);

/* Replaces a file by fsync and rename of a temporary neighbour (mode 0600): a crash leaves the old
 * or the new content, never a mixture. */
MUST_CHECK bool file_write_atomic(const char *path, struct str content, struct error *e);

/* Same without fsync, for caches: after a crash the file may be empty. */
MUST_CHECK bool file_write_unsynced(const char *path, struct str content, struct error *e);

/* Writes all bytes; false with errno. */
MUST_CHECK bool file_write_all(int fd, struct str bytes);

/* The same of several parts, which are used up. */
struct iovec;
MUST_CHECK bool file_write_parts(int fd, struct iovec *parts, size_t n);
enum { FILE_PARTS = 1024 }; /* of one system call, at most */
/* Takes `done` bytes off the beginning, and empty parts. */
void file_advance_parts(struct iovec **parts, size_t *n, size_t done);

/* Renames unless the target exists (errno EEXIST). */
MUST_CHECK bool file_rename_new(const char *from, const char *to);

/* Makes a directory and its missing parents, each with mode 0700. */
MUST_CHECK bool file_make_directory(const char *path, struct error *e);

enum xdg_base { XDG_CONFIG, XDG_DATA, XDG_STATE, XDG_CACHE };

/* "$XDG_…_HOME/gander/NAME", to free(). As specified, a variable that is unset, empty or relative
 * gives the default below $HOME. NULL without a home. */
char *xdg_path(enum xdg_base base, const char *name);

/* Appends a path, with the home directory for "~" and in front of "~/…". */
void file_add_expanded(struct buf *b, struct str path);

/* The desktop's download directory, to free(): XDG_DOWNLOAD_DIR of user-dirs.dirs (xdg-user-dirs),
 * else $HOME/Downloads. NULL without a home. */
char *xdg_download_directory(void);
