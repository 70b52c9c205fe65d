/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/engine.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "engine/data/command.h"
#include "engine/internal.h"
#include "engine/loop.h"
#include "engine/picture/draw.h"
#include "engine/thread/closing.h"

/* ---- open and close ------------------------------------------------------------------------ */

static void copy_options(struct engine *n, const struct engine_options *options)
{
    struct engine_options *o = &n->options;
    *o = *options;
    if (o->picture_bytes <= 0)
        o->picture_dir = NULL;
    arena_keep(&n->arena, &o->database, &o->data_dir, &o->rules_dir, &o->file_root, &o->user_agent,
               &o->ca_file, &o->picture_dir, &o->download_dir, &o->http_proxy, &o->https_proxy,
               &o->no_proxy, &o->connect_to, &o->resolve);
}

static bool make_directory_of(const char *path, struct error *e)
{
    const char *slash = strrchr(path, '/');
    if (!slash || slash == path)
        return true;
    AUTO_FREE char *directory = mem_strndup(path, (size_t)(slash - path));
    return file_make_directory(directory, e);
}

/* Blocks all signals in the new thread: the UI thread handles them. */
static bool start_thread(struct engine *n, struct store *writer, struct error *e)
{
    sigset_t all, before;
    n->worker = loop_new(&n->options, writer, n->inbox, n->outbox);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&n->thread, NULL, loop_run, n->worker);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed) {
        loop_free(n->worker);
        n->worker = NULL;
        return error_set(e, ERROR_SYSTEM, failed, "cannot start a thread: %s", strerror(failed));
    }
    return true;
}

static void release_command(void *message)
{
    engine_command_free(message);
}

static void release_event(void *message)
{
    engine_event_free(message);
}

/* Read-only engines migrate as well: an upgraded gander's first command may be one. */
static bool migrate(const char *path, struct error *e)
{
    struct store *writer;
    if (!store_open(path, &writer, e))
        return false;
    store_close(writer);
    return true;
}

static bool open_reader(struct engine *n, struct error *e)
{
    const char *path = n->options.database;
    struct error why;
    bool ok = store_open_read_only(path, &n->reader, &why);
    if (!ok && why.code == ERROR_UNSUPPORTED) /* of an older version */
        ok = migrate(path, &why) && store_open_read_only(path, &n->reader, &why);
    if (!ok)
        return error_copy(e, &why);
    store_set_zone(n->reader, n->options.zone);
    return true;
}

static bool is_unwritable(enum error_code code)
{
    return code == ERROR_READ_ONLY || code == ERROR_FULL;
}

/* *writer stays NULL for a read-only engine. */
static bool open_writer(struct engine *n, struct store **writer, struct error *e)
{
    const char *path = n->options.database;
    struct error why = {0};
    if (n->options.read_only) {
        error_set(&n->refusal, ERROR_READ_ONLY, 0, "opened read-only");
        return true;
    }
    if (make_directory_of(path, &why) && store_open(path, writer, &why))
        return true;
    if (!n->options.or_read_only || !is_unwritable(why.code))
        return error_copy(e, &why);
    n->refusal = why;
    mailbox_post(n->outbox, event_done(0, &why));
    return true;
}

static bool open_mailboxes(struct engine *n, struct error *e)
{
    n->inbox = mailbox_new(e);
    n->outbox = n->inbox ? mailbox_new(e) : NULL;
    if (!n->outbox)
        return false;
    n->drawer =
        drawer_new(n->outbox, (const char *[]){n->options.picture_dir, n->options.file_root});
    return true;
}

bool engine_open(const struct engine_options *options, struct engine **out, struct error *e)
{
    struct engine *n = MEM_NEW(struct engine);
    struct store *writer = NULL;
    copy_options(n, options);
    if (!open_mailboxes(n, e) || !open_writer(n, &writer, e) || !open_reader(n, e)) {
        store_close(writer);
        engine_close(n);
        return false;
    }
    if (writer && !start_thread(n, writer, e)) {
        engine_close(n);
        return false;
    }
    *out = n;
    return true;
}

static void post(struct engine *n, const struct engine_command *command, engine_ticket ticket)
{
    if (n->worker) {
        struct engine_command *c = engine_command_copy(command);
        c->ticket = ticket;
        mailbox_post(n->inbox, c);
    } else if (!(engine_command_traits(command->kind) & ENGINE_SILENT)) {
        mailbox_post(n->outbox, event_done(ticket, &n->refusal));
    }
}

void engine_close(struct engine *n)
{
    if (!n)
        return;
    int watch_fd = -1;
    bool left = false;
    if (n->worker) {
        if (!n->stopped)
            post(n, &(struct engine_command){.kind = ENGINE_STOP}, 0);
        pthread_join(n->thread, NULL);
        watch_fd = n->worker->watch_fd;
        if (n->options.resident)
            left = store_leave_log(n->worker->store) && store_leave_log(n->reader);
        loop_free(n->worker);
    }
    drawer_free(n->drawer);
    store_close(n->reader);
    closing_start(watch_fd, left ? n->options.database : NULL);
    mailbox_free(n->inbox, release_command);
    mailbox_free(n->outbox, release_event);
    for (size_t i = 0; i < n->state.n; i++) {
        free(n->state.v[i].key);
        free(n->state.v[i].value);
    }
    vec_fini(&n->state);
    arena_fini(&n->arena);
    free(n);
}

/* ---- commands ------------------------------------------------------------------------------ */

static engine_ticket next_ticket(struct engine *n)
{
    if (++n->last_ticket == 0)
        n->last_ticket = 1;
    return n->last_ticket;
}

static void cache_state(struct engine *n, const char *key, const char *value)
{
    for (size_t i = 0; i < n->state.n; i++) {
        if (strcmp(n->state.v[i].key, key) == 0) {
            free(n->state.v[i].value);
            n->state.v[i].value = mem_strdup(value);
            return;
        }
    }
    vec_push(&n->state, ((struct kept_state){mem_strdup(key), mem_strdup(value)}));
}

engine_ticket engine_send(struct engine *n, const struct engine_command *command)
{
    engine_ticket ticket = next_ticket(n);
    if (command->kind == ENGINE_DRAW_PICTURE) {
        drawer_request(n->drawer, ticket, command->value, &command->drawing);
        return ticket;
    }
    if (command->kind == ENGINE_SET_STATE)
        cache_state(n, command->title, command->value);
    n->stopped = n->stopped || command->kind == ENGINE_STOP;
    post(n, command, ticket);
    return ticket;
}

void engine_abandon(struct engine *n)
{
    if (n->worker)
        atomic_store(&n->worker->abandoned, true);
}

void engine_rest(struct engine *n)
{
    if (n->worker)
        atomic_store(&n->worker->rested, true);
    store_release_memory(n->reader);
    mem_trim();
}

const char *engine_picture_formats(void)
{
    return picture_formats();
}

/* ---- events -------------------------------------------------------------------------------- */

int engine_fd(const struct engine *n)
{
    return mailbox_fd(n->outbox);
}

struct engine_event *engine_take_event(struct engine *n)
{
    return mailbox_take(n->outbox);
}

struct engine_event *engine_finish(struct engine *n, engine_ticket ticket,
                                   void (*each)(void *context, const struct engine_event *event),
                                   void *context)
{
    for (;;) {
        struct pollfd fd = {.fd = engine_fd(n), .events = POLLIN};
        poll(&fd, 1, -1);
        for (struct engine_event *event; (event = engine_take_event(n));) {
            if (event->ticket == ticket && event->last)
                return event;
            if (event->ticket == ticket && each)
                each(context, event);
            engine_event_free(event);
        }
    }
}
