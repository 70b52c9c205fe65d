/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include "base/buf.h"
#include "engine/worker.h"

int watch_open(const char *database)
{
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    struct buf log = BUF_INIT;
    buf_printf(&log, "%s-wal", database);
    if (fd >= 0 && inotify_add_watch(fd, buf_c(&log), IN_MODIFY) < 0) {
        close(fd);
        fd = -1;
    }
    buf_fini(&log);
    return fd;
}

void watch_close(int fd)
{
    if (fd >= 0) {
        close(fd);
    }
}

void watch_notice(struct worker *w)
{
    char events[4096];
    bool written = false;
    while (w->watch_fd >= 0 && read(w->watch_fd, events, sizeof events) > 0) {
        written = true;
    }
    int64_t version;
    if (written && store_data_version(w->store, &version, NULL) && version != w->version) {
        w->version = version;
        worker_tell_changed(w, 0);
    }
}
