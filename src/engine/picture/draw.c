/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/picture/draw.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/confine.h"
#include "base/file.h"
#include "engine/data/ticket.h"
#include "picture/drawing.h"
#include "picture/picture.h"

struct drawer {
    struct mailbox *inbox, *outbox; /* `inbox`: NULL before the first request */
    const char *readable[DRAWER_DIRECTORIES];
    pthread_t thread;
    bool running;
};

struct drawing_task {
    bool stop;
    engine_ticket ticket;
    char *path;
    struct drawing_options options;
};

static void free_task(void *message)
{
    struct drawing_task *task = message;
    if (task) {
        free(task->path);
        free(task);
    }
}

/* The drawing is empty yet. */
static struct engine_event *new_event(const struct drawing_task *task)
{
    struct engine_event *event = event_new(EVENT_DRAWN, task->ticket);
    event->last = true;
    event->picture.path = arena_strdup(&event->arena, task->path);
    event->drawing = MEM_NEW(struct picture_drawing);
    event->drawing->options = task->options;
    return event;
}

static void draw(struct drawer *d, const struct drawing_task *task)
{
    struct engine_event *event = new_event(task);
    AUTO(buf) bytes = BUF_INIT;
    if (file_read(task->path, PICTURE_MAX_BYTES, &bytes, &event->error)) {
        if (!picture_drawing_make(event->drawing, buf_str(&bytes), &task->options, &event->error)) {
            picture_drawing_fini(event->drawing);
            event->drawing->options = task->options;
        }
    }
    mailbox_post(d->outbox, event);
}

static void *run(void *drawer)
{
    struct drawer *d = drawer;
    confine_thread(d->readable, DRAWER_DIRECTORIES);
    for (bool stop = false; !stop;) {
        struct pollfd fd = {.fd = mailbox_fd(d->inbox), .events = POLLIN};
        poll(&fd, 1, -1);
        for (struct drawing_task *task; !stop && (task = mailbox_take(d->inbox));) {
            stop = task->stop;
            if (!stop)
                draw(d, task);
            free_task(task);
        }
    }
    return NULL;
}

struct drawer *drawer_new(struct mailbox *outbox, const char *const *readable)
{
    struct drawer *d = MEM_NEW(struct drawer);
    d->outbox = outbox;
    memcpy(d->readable, readable, sizeof d->readable);
    return d;
}

void drawer_free(struct drawer *d)
{
    if (!d)
        return;
    if (d->running) {
        struct drawing_task *task = MEM_NEW(struct drawing_task);
        task->stop = true;
        mailbox_post(d->inbox, task);
        pthread_join(d->thread, NULL);
    }
    mailbox_free(d->inbox, free_task);
    free(d);
}

static bool start(struct drawer *d, struct error *e)
{
    sigset_t all, before;
    if (!d->inbox && !(d->inbox = mailbox_new(e)))
        return false;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&d->thread, NULL, run, d);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    d->running = failed == 0;
    return d->running ||
           error_set(e, ERROR_SYSTEM, failed, "cannot start a thread: %s", strerror(failed));
}

void drawer_request(struct drawer *d, engine_ticket ticket, const char *path,
                    const struct drawing_options *options)
{
    struct drawing_task *task = MEM_NEW(struct drawing_task);
    struct error e;
    task->ticket = ticket;
    task->path = mem_strdup(path);
    task->options = *options;
    if (d->running || start(d, &e)) {
        mailbox_post(d->inbox, task);
    } else { /* never on this thread, which is not confined */
        struct engine_event *event = new_event(task);
        event->error = e;
        mailbox_post(d->outbox, event);
        free_task(task);
    }
}
