/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mailbox.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

struct item {
    struct item *next;
    void *message;
};

struct mailbox {
    pthread_mutex_t lock;
    struct item *first, **end;
    int fds[2]; /* pipe that holds one byte while the queue is not empty */
};

struct mailbox *mailbox_new(struct error *e)
{
    int fds[2];
    if (pipe2(fds, O_NONBLOCK | O_CLOEXEC) != 0) {
        error_set_errno(e, "pipe");
        return NULL;
    }
    struct mailbox *m = MEM_NEW(struct mailbox);
    pthread_mutex_init(&m->lock, NULL);
    m->end = &m->first;
    memcpy(m->fds, fds, sizeof fds);
    return m;
}

void mailbox_free(struct mailbox *m, void (*release)(void *message))
{
    if (!m)
        return;
    for (void *message; (message = mailbox_take(m));)
        release(message);
    close(m->fds[0]);
    close(m->fds[1]);
    pthread_mutex_destroy(&m->lock);
    free(m);
}

void mailbox_post(struct mailbox *m, void *message)
{
    struct item *item = MEM_NEW(struct item);
    item->message = message;
    pthread_mutex_lock(&m->lock);
    if (!m->first) {
        ssize_t n = write(m->fds[1], "", 1);
        (void)n;
    }
    *m->end = item;
    m->end = &item->next;
    pthread_mutex_unlock(&m->lock);
}

void *mailbox_take(struct mailbox *m)
{
    pthread_mutex_lock(&m->lock);
    AUTO_FREE struct item *item = m->first;
    if (item) {
        m->first = item->next;
        if (!m->first) {
            m->end = &m->first;
            char byte;
            ssize_t n = read(m->fds[0], &byte, 1);
            (void)n;
        }
    }
    pthread_mutex_unlock(&m->lock);
    return item ? item->message : NULL;
}

int mailbox_fd(const struct mailbox *m)
{
    return m->fds[0];
}
