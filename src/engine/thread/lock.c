/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/buf.h"

bool lock_take(const char *database, const char *name, const char *busy, int *fd, struct error *e)
{
    AUTO(buf) path = BUF_INIT;
    buf_printf(&path, "%s-%s", database, name);
    int opened = open(buf_c(&path), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    bool ok = opened >= 0 && flock(opened, LOCK_EX | LOCK_NB) == 0;
    if (ok)
        *fd = opened;
    else if (opened >= 0 && errno == EWOULDBLOCK)
        error_set(e, ERROR_BUSY, 0, "%s", busy);
    else
        error_set_errno(e, "%s", buf_c(&path));
    if (!ok && opened >= 0)
        close(opened);
    return ok;
}

void lock_release(int fd)
{
    if (fd >= 0)
        close(fd);
}
