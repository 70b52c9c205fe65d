/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private directory of temporary files for other programs. It lasts as long as the reader, since a
 * program in the background may open its file late. */
#pragma once

#include "base/buf.h"
#include "base/error.h"

struct scratch { /* zero: no directory yet */
    char *directory;
    unsigned files; /* numbered from 1 */
};

/* Writes a text file with a name made of `title`, and appends its path. */
MUST_CHECK bool scratch_write(struct scratch *s, struct str title, struct str text,
                              struct buf *path, struct error *e);
/* Deletes the files and the directory. */
void scratch_fini(struct scratch *s);
