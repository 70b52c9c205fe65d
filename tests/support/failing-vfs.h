/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's default VFS with a disk that fills up or has a fault: for every file of the process,
 * from any thread. */
#pragma once

#include <stdbool.h>

enum failing {
    FAILING_FULL,  /* all writes, by ERROR_FULL */
    FAILING_WRITE, /* one operation of a kind, by an I/O error; later ones succeed */
    FAILING_SYNC,
    FAILING_TRUNCATE,
};
enum { FAILING_N = FAILING_TRUNCATE + 1 };

/* Becomes the default. Once, before any database is opened. */
void failing_vfs_register(void);

/* Fails after so many more operations; -1: never. */
void failing_vfs_set(enum failing what, int after);
/* True when an operation has failed since failing_vfs_set(). */
bool failing_vfs_has_failed(void);
