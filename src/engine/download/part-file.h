/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * File being downloaded: "NAME.part" until it is complete, then NAME. Never overwrites: for an
 * existing name it becomes "NAME (2)". One owner.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

struct part_file {
    int fd;       /* -1: not open */
    char *path;   /* of the complete file */
    int64_t size; /* bytes so far */
};

/* Closes the file, which stays. */
void part_file_close(struct part_file *f);

/* Creates a file, and the directory if missing. `name` may be any text: it is sanitized, and keeps
 * its extension. */
MUST_CHECK bool part_file_create(struct part_file *f, const char *directory, struct str name,
                                 struct error *e);
/* Opens a partial file by the path of the complete one; ERROR_NOT_FOUND if it is gone. */
MUST_CHECK bool part_file_open(struct part_file *f, const char *path, struct error *e);
/* Truncates the file to 0 bytes. */
MUST_CHECK bool part_file_restart(struct part_file *f, struct error *e);
/* ERROR_FULL if `more` bytes do not fit on the disk. */
MUST_CHECK bool part_file_has_room(const struct part_file *f, int64_t more, struct error *e);
MUST_CHECK bool part_file_write(struct part_file *f, struct str bytes, struct error *e);
/* Renames the complete file (f->path changes if the name is taken meanwhile) and closes it. */
MUST_CHECK bool part_file_finish(struct part_file *f, struct error *e);
/* Deletes a partial file. */
void part_file_remove(const char *path);
