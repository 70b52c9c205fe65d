/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file that is being downloaded: "NAME.part" until it is whole, then NAME. Nothing that is there
 * is ever written over: a taken name becomes "NAME (2)".
 */
#ifndef GANDER_ENGINE_DOWNLOAD_PART_FILE_H
#define GANDER_ENGINE_DOWNLOAD_PART_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

struct part_file {
    int fd;       /* -1: none is open */
    char *path;   /* of the whole file */
    int64_t size; /* bytes so far */
};

/* Closes it; what was written stays. */
void part_file_close(struct part_file *f);

/* A new one in the directory, which is made when it is missing. `name` is any text from outside: it
 * is made a safe name, whose extension stays. */
MUST_CHECK bool part_file_create(struct part_file *f, const char *directory, struct str name,
                                 struct error *e);
/* Opens one that was begun, by the path of the whole file; ERROR_NOT_FOUND when it is gone. */
MUST_CHECK bool part_file_open(struct part_file *f, const char *path, struct error *e);
/* Empties it. */
MUST_CHECK bool part_file_restart(struct part_file *f, struct error *e);
/* Fails with ERROR_FULL when `more` bytes will not fit on the disk. */
MUST_CHECK bool part_file_has_room(const struct part_file *f, int64_t more, struct error *e);
MUST_CHECK bool part_file_write(struct part_file *f, struct str bytes, struct error *e);
/* It is whole: gives it its name (the path may become another one meanwhile) and closes it. */
MUST_CHECK bool part_file_finish(struct part_file *f, struct error *e);
/* Removes what there is of one that is not whole. */
void part_file_remove(const char *path);

#endif
