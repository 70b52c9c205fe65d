/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/closing.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "store/store.h"

/* Keeps nothing open but the watch, which its end closes after the parent. */
static void close_last(int watch_fd, int parent, const char *database)
{
    struct pollfd closed = {.fd = STDOUT_FILENO};
    struct error e;
    int in = watch_fd >= 0 ? watch_fd : parent;
    setsid(); /* the terminal may close */
    bool ok = dup2(in, STDIN_FILENO) >= 0 && dup2(parent, STDOUT_FILENO) >= 0 &&
              close_range(STDERR_FILENO, ~0U, 0) == 0 && poll(&closed, 1, -1) >= 0;
    _exit(ok && (!database || store_settle(database, &e)) ? 0 : 1);
}

void closing_start(int watch_fd, const char *database)
{
    int parent[2] = {-1, -1};
    if ((watch_fd >= 0 || database) && pipe2(parent, O_CLOEXEC) == 0 && fork() == 0)
        close_last(watch_fd, parent[0], database);
    for (size_t i = 0; i < 2; i++)
        if (parent[i] >= 0)
            close(parent[i]);
    if (watch_fd >= 0)
        close(watch_fd);
}
