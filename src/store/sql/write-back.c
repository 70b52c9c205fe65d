/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sql/write-back.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

enum {
    LONG = 1000,     /* pages added to the log since it was last written back */
    TOO_LONG = 4000, /* pages of the log: commits wait, so that it can begin anew */
};

struct write_back {
    const char *path;
    pthread_t thread;
    bool running; /* not joined yet */
    atomic_bool ended;
    int pages; /* of the log, at the last start */
};

/* A failure leaves the log to the next start. */
static void *run(void *write_back)
{
    struct write_back *b = write_back;
    sqlite3 *db;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(b->path, &db, flags, NULL) == SQLITE_OK &&
        sqlite3_exec(db, "PRAGMA user_version", NULL, NULL, NULL) == SQLITE_OK) /* opens the log */
        sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    sqlite3_close(db);
    b->ended = true;
    return NULL;
}

static bool start(struct write_back *b)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    b->ended = false;
    b->running = pthread_create(&b->thread, NULL, run, b) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return b->running;
}

void write_back_await(struct store *s)
{
    struct write_back *b = s->write_back;
    if (b && b->running) {
        pthread_join(b->thread, NULL);
        b->running = false;
    }
}

/* Called after a commit. */
static int note_commit(void *store, sqlite3 *db, const char *name, int pages)
{
    struct store *s = store;
    struct write_back *b = s->write_back;
    bool busy = b->running && !b->ended;
    if (pages < b->pages) /* begun anew */
        b->pages = 0;
    bool has_become_too_long = pages >= TOO_LONG && b->pages < TOO_LONG;
    if (!has_become_too_long && (busy || pages - b->pages < LONG))
        return SQLITE_OK;
    write_back_await(s);
    b->pages = pages;
    if (pages >= TOO_LONG || !start(b))
        sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    return SQLITE_OK;
}

void store_write_back_aside(struct store *s)
{
    s->write_back = MEM_NEW(struct write_back);
    s->write_back->path = s->path;
    sqlite3_wal_hook(s->db, note_commit, s);
}

void write_back_free(struct store *s)
{
    write_back_await(s);
    free(s->write_back);
}
