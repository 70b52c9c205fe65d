/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include "base/buf.h"
#include "engine/thread/worker.h"

enum { CHECK_AFTER_MS = 150 };

void watch_open(struct watch *watch, const char *database)
{
    AUTO(buf) log = BUF_INIT;
    watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    buf_printf(&log, "%s-wal", database);
    watch->log = inotify_add_watch(watch->fd, buf_c(&log), IN_MODIFY);
    watch->database = inotify_add_watch(watch->fd, database, IN_ATTRIB | IN_MOVE_SELF);
    if (watch->log < 0 || watch->database < 0)
        watch_close(watch);
}

void watch_stop(struct watch *watch)
{
    if (watch->fd >= 0) {
        inotify_rm_watch(watch->fd, watch->log);
        inotify_rm_watch(watch->fd, watch->database);
    }
}

void watch_close(struct watch *watch)
{
    if (watch->fd >= 0) {
        close(watch->fd);
        watch->fd = -1;
    }
}

static void check_database(struct worker *w)
{
    int64_t version;
    struct error e;
    if (store_data_version(w->store, &version, NULL) && version != w->version) {
        w->version = version;
        w->idle_at_ms = clock_monotonic_ms(w->clock); /* others may have left some */
        worker_post_changed(w, 0);
    }
    if (!w->displaced && !store_is_in_place(w->store, &e)) {
        w->displaced = true;
        worker_done(w, 0, &e);
    }
}

/* Delays the query: a write precedes its commit, and writes come in bursts. */
int watch_notice(struct worker *w)
{
    char events[4096];
    int64_t now_ms = clock_monotonic_ms(w->clock);
    while (w->watch.fd >= 0 && read(w->watch.fd, events, sizeof events) > 0)
        w->check_at_ms = w->check_at_ms ? w->check_at_ms : now_ms + CHECK_AFTER_MS;
    if (w->check_at_ms == 0)
        return -1;
    if (now_ms < w->check_at_ms)
        return (int)(w->check_at_ms - now_ms);
    w->check_at_ms = 0;
    check_database(w);
    return -1;
}
