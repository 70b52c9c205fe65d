/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Database connection, used by one thread at a time. SQLite in WAL mode: readers never wait, and a
 * single writer works beside readers of this and other processes. Every writing function is a
 * transaction; store_begin() combines several. A killed process loses at most its open transaction.
 *
 * Errors: ERROR_BUSY (locked by another writer for longer than STORE_BUSY_MS), ERROR_DAMAGED,
 * ERROR_FULL, ERROR_READ_ONLY, ERROR_SYSTEM (not readable; deleted or replaced while open, which
 * every transaction checks), ERROR_UNSUPPORTED (written by a newer gander), ERROR_DATABASE for
 * anything else. `number` is errno or SQLite's extended code; the detail names the file.
 *
 * Modules: store/tree/ (nodes, counts, sources), store/edit/ (changes of the tree), store/merge/
 * (refreshed articles), store/list/, store/article/, store/mark/, store/search/ (queries),
 * store/view/walk.h (saved views), store/record/ (front end's state, downloads, …).
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/zone.h"

struct store;

enum { STORE_BUSY_MS = 5000 };

/* Opens for writing; creates the file (mode 0600, in an existing directory) and its tables, or
 * migrates an older version. ERROR_SYSTEM for what is no regular file. */
MUST_CHECK bool store_open(const char *path, struct store **out, struct error *e);
/* Opens an existing database of this version; writing functions then fail with ERROR_READ_ONLY.
 * ERROR_NOT_FOUND for a missing file, ERROR_UNSUPPORTED for one not migrated. Works on a full disk
 * and in a read-only directory or file system. */
MUST_CHECK bool store_open_read_only(const char *path, struct store **out, struct error *e);
void store_close(struct store *s); /* NULL is a no-op */
/* Frees cached pages that are not in use. */
void store_release_memory(struct store *s);

/* Replaces STORE_BUSY_MS: `is_patient` is called every 10 ms while another writer holds the lock;
 * false gives up. */
void store_set_patience(struct store *s, bool (*is_patient)(void *context), void *context);

/* For work in idle moments: a small cache, and statements end with ERROR_CANCELLED, their
 * transaction rolled back, once `is_disturbed` returns true. NULL: as before. */
void store_set_idle(struct store *s, bool (*is_disturbed)(void *context), void *context);

/* Zone of relative dates in queries of views, UTC without; before anything uses the store. */
void store_set_zone(struct store *s, struct zone zone);

/* Checks that the path still leads to the open file: writes to a deleted one would be lost. */
MUST_CHECK bool store_is_in_place(const struct store *s, struct error *e);

/*
 * Combines the writes up to store_commit() into one transaction. Nests; rolling back an inner pair
 * keeps the work of the outer one. Keep it short: other writers wait. On a read-only connection it
 * holds a snapshot for consistent reads.
 */
MUST_CHECK bool store_begin(struct store *s, struct error *e);
MUST_CHECK bool store_commit(struct store *s, struct error *e); /* rolls back on failure */
void store_rollback(struct store *s);
/* Commits when `ok`, else rolls back and returns false. */
MUST_CHECK bool store_end(struct store *s, bool ok, struct error *e);

/*
 * Pair for a large part of a transaction, without the copies of changed pages that an inner pair
 * needs; a transaction of its own outside of any. After a failure that has changed anything,
 * nothing more can be stored, and the commit of the transaction fails for the same reason: all of
 * it is rolled back.
 */
struct store_part {
    bool alone;
    int64_t changes; /* before it */
};
MUST_CHECK bool store_begin_part(struct store *s, struct store_part *part, struct error *e);
MUST_CHECK bool store_end_part(struct store *s, const struct store_part *part, bool ok,
                               struct error *e);

/* Syncs the write-ahead log, copies it into the database file as far as readers allow, and empties
 * it unless it is being read: a power cut loses nothing then, and closing has nothing left to
 * write. Waits for no other process. */
MUST_CHECK bool store_write_back(struct store *s, struct error *e);

/* From now on a thread writes a long log back, so that commits need not wait for the disk. */
void store_write_back_aside(struct store *s);

/* True while the log holds anything, of any process. */
bool store_has_log(const struct store *s);

/* Before store_close(): leaves the log, which would wait for the disk, to store_settle(). False
 * without a log. */
bool store_leave_log(struct store *s);
/* Writes back the log that a closed store has left, and gives some free pages back. A failure
 * leaves it to the next store. */
MUST_CHECK bool store_settle(const char *path, struct error *e);

/* Gives some pages of the file back if many are free; *more: it did. A database made before version
 * 16 keeps its size. */
MUST_CHECK bool store_shrink(struct store *s, bool *more, struct error *e);

/* A number that changes with every commit of another connection, of any process. */
MUST_CHECK bool store_data_version(struct store *s, int64_t *out, struct error *e);

/* Appends an English line per problem: SQLite's integrity check, foreign keys, derived counts and
 * lists. Reads everything, so it is slow on large archives. False only when the check itself
 * failed. */
MUST_CHECK bool store_check(struct store *s, struct buf *report, struct error *e);

/* Writes a consistent copy of the database, while others write, to a new or empty file. For a
 * read-only connection. */
MUST_CHECK bool store_backup(struct store *s, const char *path, struct error *e);
