/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database: one connection, used by one thread. The engine thread has the only one that
 * writes; others are opened read-only. SQLite in WAL mode, so that readers never wait.
 */
#ifndef GANDER_STORE_STORE_H
#define GANDER_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct store;

/* Opens for writing: makes the file (0600) and its tables, or migrates an older one. */
MUST_CHECK bool store_open(const char *path, struct store **out, struct error *e);
/* A second connection to a database that store_open has been through. */
MUST_CHECK bool store_open_read_only(const char *path, struct store **out, struct error *e);
void store_close(struct store *s);

#endif
