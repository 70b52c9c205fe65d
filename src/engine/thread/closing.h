/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last steps of a reader, which wait for the disk or the kernel, in a child that outlives it. */
#pragma once

/* Closes a watch (-1: none), whose last descriptor Linux takes up to 20 ms to close, and writes
 * back the log that a database was left with (NULL: none). The database has to be closed in this
 * process, and no other thread to run. */
void closing_start(int watch_fd, const char *database);
