/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Output of an export: a file that appears under its name only when complete, or an open
 * descriptor. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

struct out {
    int fd;
    char *path, *part; /* of the file, and of its incomplete form; NULL: a borrowed descriptor */
    bool replaces;
    int64_t size; /* bytes written */
};

/* Opens "PATH.<pid>.part" beside the file. ERROR_EXISTS when the file exists, unless `replace`;
 * that follows symbolic links and keeps the file's mode, and refuses with ERROR_UNSUPPORTED what is
 * not a regular file. out_discard() frees, after out_commit() as well. */
MUST_CHECK bool out_open(struct out *o, const char *path, bool replace, struct error *e);
/* Writes to a descriptor, without closing it. */
void out_borrow(struct out *o, int fd);

/* Mode 0600 whatever the umask, for what holds notes and secrets. */
MUST_CHECK bool out_make_private(struct out *o, struct error *e);
MUST_CHECK bool out_write(struct out *o, struct str bytes, struct error *e);
/* Waits until the file is on the disk. */
MUST_CHECK bool out_sync(struct out *o, struct error *e);
/* Gives the file its name; ERROR_EXISTS when that was taken meanwhile. */
MUST_CHECK bool out_commit(struct out *o, struct error *e);
/* Removes the incomplete file, if any. */
void out_discard(struct out *o);
