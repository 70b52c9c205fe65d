/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/failing-vfs.h"

#include <assert.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stddef.h>

static sqlite3_vfs vfs, *system_vfs;

/* A kind of file: the system's methods, and ours, which differ in writing. */
static struct kind {
    const sqlite3_io_methods *system;
    sqlite3_io_methods ours;
} kinds[4];

static atomic_int left = -1;
static atomic_bool failed;

static int write_bytes(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
    int before = left;
    while (before > 0 && !atomic_compare_exchange_weak(&left, &before, before - 1)) {
    }
    if (before == 0) {
        failed = true;
        return SQLITE_FULL;
    }
    size_t i = 0;
    while (file->pMethods != &kinds[i].ours)
        i++;
    return kinds[i].system->xWrite(file, bytes, n, at);
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

void failing_vfs_set(int writes)
{
    failed = false;
    left = writes;
}

bool failing_vfs_has_failed(void)
{
    return failed;
}
