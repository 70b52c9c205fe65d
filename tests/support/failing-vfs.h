/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's default VFS with a disk that fills up: for every file of the process, from any thread.
 */
#pragma once

#include <stdbool.h>

/* Becomes the default. Once, before any database is opened. */
void failing_vfs_register(void);

/* The disk is full after so many more writes; -1: never. */
void failing_vfs_set(int writes);
/* True when a write has failed since failing_vfs_set(). */
bool failing_vfs_has_failed(void);
