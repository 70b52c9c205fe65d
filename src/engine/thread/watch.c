/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include "base/buf.h"
#include "engine/thread/worker.h"

enum { CHECK_AFTER_MS = 150 };

int watch_open(const char *database)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    AUTO(buf) log = BUF_INIT;
    buf_printf(&log, "%s-wal", database);
    if (inotify_add_watch(fd, buf_c(&log), IN_MODIFY) < 0 ||
        inotify_add_watch(fd, database, IN_ATTRIB | IN_MOVE_SELF) < 0) {
        if (fd >= 0)
            close(fd);
        fd = -1;
    }
    return fd;
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
    while (w->watch_fd >= 0 && read(w->watch_fd, events, sizeof events) > 0)
        w->check_at_ms = w->check_at_ms ? w->check_at_ms : now_ms + CHECK_AFTER_MS;
    if (w->check_at_ms == 0)
        return -1;
    if (now_ms < w->check_at_ms)
        return (int)(w->check_at_ms - now_ms);
    w->check_at_ms = 0;
    check_database(w);
    return -1;
}
