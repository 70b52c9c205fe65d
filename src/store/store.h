/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The database: one connection, used by one thread at a time. SQLite in WAL mode: readers never
 * wait, and one writer at a time works while others (of this or another process) read. Every
 * function that writes is one transaction by itself; store_begin joins several into one. A program
 * that is killed loses at most the transaction under way.
 *
 * Errors: ERROR_BUSY (another writer kept it for longer than STORE_BUSY_MS), ERROR_DAMAGED,
 * ERROR_FULL, ERROR_READ_ONLY, ERROR_SYSTEM (cannot be opened or read; deleted or replaced while it
 * was open, which every transaction looks for), ERROR_UNSUPPORTED (made by a newer gander),
 * ERROR_DATABASE for anything else; `number` is errno or SQLite's extended code, and the detail
 * names the file.
 *
 * The parts: tree.h (portals, categories, sources, their counts), sources.h (how a source is
 * fetched), merge.h (a refreshed source's articles come in), articles.h (lists, single articles,
 * marks), search.h (what a query means), state.h (small values).
 */
#ifndef GANDER_STORE_STORE_H
#define GANDER_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

struct store;

enum { STORE_BUSY_MS = 5000 };

/* Opens for writing: makes the file (0600; its directory must be there) and its tables, or migrates
 * an older one. */
MUST_CHECK bool store_open(const char *path, struct store **out, struct error *e);
/* A further connection, in this process or another, to a database that store_open has been
 * through; every function that writes gives ERROR_READ_ONLY. ERROR_NOT_FOUND when there is no such
 * file, ERROR_UNSUPPORTED when it has not been migrated to this version. Works as well where
 * nothing can be written: on a full disk, in a folder or file system that is read-only. */
MUST_CHECK bool store_open_read_only(const char *path, struct store **out, struct error *e);
void store_close(struct store *s); /* NULL is fine */

/* Asked every 10 ms while another writer keeps the database, instead of waiting for STORE_BUSY_MS:
 * whether to go on waiting. */
void store_set_patience(struct store *s, bool (*is_patient)(void *context), void *context);

/* Whether the path still leads to the open file: what is written to another is lost. */
MUST_CHECK bool store_is_in_place(const struct store *s, struct error *e);

/*
 * Joins the writes up to store_commit into one transaction (pairs may be nested: an inner pair
 * whose work is rolled back leaves the outer one's in place). Keep it short: other writers wait.
 * On a read-only connection it holds one snapshot, so that several reads agree.
 */
MUST_CHECK bool store_begin(struct store *s, struct error *e);
MUST_CHECK bool store_commit(struct store *s, struct error *e); /* failing, it has rolled back */
void store_rollback(struct store *s);

/* A number that changes whenever another connection (this process's or another's) has committed. */
MUST_CHECK bool store_data_version(struct store *s, int64_t *out, struct error *e);

/* Appends a line in English per problem found: SQLite's own integrity check, foreign keys, kept
 * counts and lists against what they are made from. Reads everything: slow on large archives.
 * False only when the check itself could not be carried out. */
MUST_CHECK bool store_check(struct store *s, struct buf *report, struct error *e);

#endif
