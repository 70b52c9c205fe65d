/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/failing-vfs.h"

#include <assert.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stddef.h>

static sqlite3_vfs vfs, *system_vfs;

/* A kind of file: the system's methods, and ours, which may fail. */
static struct kind {
    const sqlite3_io_methods *system;
    sqlite3_io_methods ours;
} kinds[4];

static atomic_int wanted = FAILING_FULL, left = -1;
static atomic_bool failed;

/* True when this operation fails. */
static bool fails(enum failing operation)
{
    int before = left;
    bool once = wanted != FAILING_FULL;
    if (operation != (once ? (enum failing)wanted : FAILING_WRITE))
        return false;
    while ((before > 0 || (before == 0 && once)) &&
           !atomic_compare_exchange_weak(&left, &before, before - 1)) {
    }
    failed = failed || before == 0;
    return before == 0;
}

static const sqlite3_io_methods *system_methods(const sqlite3_file *file)
{
    size_t i = 0;
    while (file->pMethods != &kinds[i].ours)
        i++;
    return kinds[i].system;
}

static int write_bytes(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
    if (fails(FAILING_WRITE))
        return wanted == FAILING_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    return system_methods(file)->xWrite(file, bytes, n, at);
}

static int sync_file(sqlite3_file *file, int flags)
{
    return fails(FAILING_SYNC) ? SQLITE_IOERR_FSYNC : system_methods(file)->xSync(file, flags);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    return fails(FAILING_TRUNCATE) ? SQLITE_IOERR_TRUNCATE
                                   : system_methods(file)->xTruncate(file, size);
}

static const sqlite3_io_methods *replace(const sqlite3_io_methods *system)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    size_t i = 0;
    pthread_mutex_lock(&lock);
    while (kinds[i].system && kinds[i].system != system) {
        i++;
        assert(i < sizeof kinds / sizeof *kinds);
    }
    if (!kinds[i].system) {
        kinds[i] = (struct kind){system, *system};
        kinds[i].ours.xWrite = write_bytes;
        kinds[i].ours.xSync = sync_file;
        kinds[i].ours.xTruncate = truncate_file;
    }
    pthread_mutex_unlock(&lock);
    return &kinds[i].ours;
}

static int open_file(sqlite3_vfs *v, const char *name, sqlite3_file *file, int flags, int *out)
{
    int result = system_vfs->xOpen(system_vfs, name, file, flags, out);
    if (result == SQLITE_OK && file->pMethods)
        file->pMethods = replace(file->pMethods);
    return result;
}

void failing_vfs_register(void)
{
    system_vfs = sqlite3_vfs_find(NULL);
    vfs = *system_vfs;
    vfs.zName = "failing";
    vfs.xOpen = open_file;
    sqlite3_vfs_register(&vfs, 1);
}

void failing_vfs_set(enum failing what, int after)
{
    failed = false;
    wanted = what;
    left = after;
}

bool failing_vfs_has_failed(void)
{
    return failed;
}
