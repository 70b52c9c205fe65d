/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/download/download.h"

#include <unistd.h>

#include "base/log.h"
#include "base/timeout.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/download/job.h"
#include "engine/engine.h"
#include "engine/thread/lock.h"
#include "engine/thread/source-settings.h"
#include "store/article/article.h"
#include "text/url/url.h"

enum { PARALLEL = 2 };

/* ---- events --------------------------------------------------------------------------------- */

int download_report(struct worker *w)
{
    int wait_ms = -1;
    for (struct download_job *job = w->downloads; job; job = job->next)
        wait_ms = timeout_shorter(wait_ms, download_job_report(job));
    return wait_ms;
}

static void post_end(struct worker *w, engine_ticket ticket, const struct download *d,
                     const struct error *e)
{
    struct engine_event *event = event_done(ticket, e);
    event->download = d ? d->id : 0;
    event->done = d ? d->got : 0;
    event->total = d ? d->size : 0;
    event->title = arena_strdup(&event->arena, d ? d->path : NULL);
    worker_post(w, event);
}

/* ---- the queue ----------------------------------------------------------------------------- */

static void unlink_job(struct worker *w, struct download_job *job)
{
    struct download_job **at = &w->downloads;
    while (*at != job)
        at = &(*at)->next;
    *at = job->next;
    if (!w->downloads) {
        lock_release(w->download_lock_fd);
        w->download_lock_fd = -1;
    }
}

static struct download_job *find_job(struct worker *w, int64_t id)
{
    struct download_job *job = w->downloads;
    while (job && job->d.id != id)
        job = job->next;
    return job;
}

/* Ends a download, for any reason. */
static void end(struct download_job *job, enum download_state state, const struct error *e)
{
    struct worker *w = job->w;
    download_job_end(job, state, e);
    unlink_job(w, job);
    worker_post_changed(w, job->ticket);
    post_end(w, job->ticket, &job->d, e);
    download_job_free(job);
}

static bool is_host_busy(const struct worker *w, const struct download_job *job)
{
    for (const struct download_job *other = w->downloads; other; other = other->next)
        if (other->running && url_same_origin(other->d.url, job->d.url))
            return true;
    return false;
}

static struct download_job *next_job(struct worker *w)
{
    int running = 0;
    for (struct download_job *job = w->downloads; job; job = job->next)
        running += job->running;
    for (struct download_job *job = w->downloads; job && running < PARALLEL; job = job->next)
        if (!job->running && !is_host_busy(w, job))
            return job;
    return NULL;
}

static void start_next(struct worker *w)
{
    for (struct download_job *job; (job = next_job(w));) {
        struct error e;
        if (!download_job_begin(job, &e))
            end(job, DOWNLOAD_FAILED, &e);
    }
}

static void job_ended(struct download_job *job, enum download_state state, const struct error *e)
{
    struct worker *w = job->w;
    end(job, state, e);
    if (!w->stopping)
        start_next(w);
}

/* ---- commands ------------------------------------------------------------------------------ */

static bool take_lock(struct worker *w, struct error *e)
{
    return w->downloads || lock_take(w->options->database, "downloads",
                                     "another gander is downloading", &w->download_lock_fd, e);
}

/* Appends a stored download to the queue. */
static bool enqueue(struct worker *w, int64_t id, engine_ticket ticket, struct error *e)
{
    struct download_job *job;
    if (!download_job_new(w, id, ticket, &job, e))
        return false;
    if (!take_lock(w, e)) {
        download_job_free(job);
        return false;
    }
    job->ended = job_ended;
    job->d.state = DOWNLOAD_QUEUED;
    job->d.error = ERROR_NONE;
    job->d.problem = NULL;
    job->d.ended_at = 0;
    struct download_job **at = &w->downloads;
    while (*at)
        at = &(*at)->next;
    *at = job;
    download_job_save(job);
    worker_post_changed(w, ticket);
    start_next(w);
    return true;
}

static bool is_complete(const struct download *d)
{
    return d->state == DOWNLOAD_DONE && d->path && access(d->path, F_OK) == 0;
}

/* Finds the download of an address, or adds one. */
static bool find_or_add(struct worker *w, const struct engine_command *c, int64_t *id,
                        struct error *e)
{
    if (!w->options->download_dir)
        return error_set(e, ERROR_UNSUPPORTED, 0, "no folder for downloads");
    if (!url_is_fetchable(str_from(c->url)) && !url_is_file(str_from(c->url)))
        return error_set(e, ERROR_UNSUPPORTED, 0, "only http and https are downloaded");
    if (!source_allows(w, source_of_article(w, c->id), c->url))
        return error_set(e, ERROR_UNSUPPORTED, 0, "an address of a private network");
    if (!downloads_find(w->store, c->url, id, e))
        return false;
    if (*id != 0)
        return true;
    AUTO(stored_article) stored = {0};
    if (!articles_load(w->store, c->id, &stored, e))
        return false;
    struct download d = {
        .article = c->id,
        .url = c->url,
        .title = c->title ? c->title : "",
        .article_title = stored.row.title,
        .size = c->size > 0 ? c->size : -1,
        .queued_at = worker_now(w),
    };
    return downloads_add(w->store, &d, id, e);
}

/* Queues a download unless it is queued, running or complete. */
static void enqueue_once(struct worker *w, int64_t id, engine_ticket ticket)
{
    AUTO(arena) arena = {0};
    struct download d;
    struct error e;
    if (!downloads_get(w->store, id, &arena, &d, &e)) {
        worker_done(w, ticket, &e);
    } else if (find_job(w, id)) {
        error_set(&e, ERROR_EXISTS, 0, "already being downloaded");
        post_end(w, ticket, &d, &e);
    } else if (is_complete(&d)) {
        error_set(&e, ERROR_EXISTS, 0, "already downloaded");
        post_end(w, ticket, &d, &e);
    } else if (!enqueue(w, id, ticket, &e)) {
        post_end(w, ticket, &d, &e);
    }
}

void download_start(struct worker *w, struct engine_command *c)
{
    struct error e;
    int64_t id;
    if (find_or_add(w, c, &id, &e))
        enqueue_once(w, id, c->ticket);
    else
        worker_done(w, c->ticket, &e);
}

void download_resume(struct worker *w, struct engine_command *c)
{
    enqueue_once(w, c->id, c->ticket);
}

static bool is_tag_of(const void *context, const void *tag)
{
    return context == tag;
}

static void stop_job(struct worker *w, struct download_job *job)
{
    if (job->running) {
        net_cancel(w->net, is_tag_of, &job->fetch);
    } else {
        struct error e;
        error_set(&e, ERROR_CANCELLED, 0, "cancelled");
        end(job, DOWNLOAD_STOPPED, &e);
    }
}

static void stop_all(struct worker *w)
{
    for (struct download_job *job = w->downloads, *next; job; job = next) {
        next = job->next;
        stop_job(w, job);
    }
}

void download_stop(struct worker *w, struct engine_command *c)
{
    struct download_job *job = find_job(w, c->id);
    if (c->id == 0)
        stop_all(w);
    else if (job)
        stop_job(w, job);
    worker_done(w, c->ticket, NULL);
}

/* Keeps a complete file, which is the user's. */
void download_forget(struct worker *w, struct engine_command *c)
{
    AUTO(arena) arena = {0};
    struct download d;
    struct error e;
    bool ok = downloads_get(w->store, c->id, &arena, &d, &e);
    if (ok && find_job(w, c->id))
        ok = error_set(&e, ERROR_BUSY, 0, "already being downloaded");
    if (ok && d.state != DOWNLOAD_DONE && d.path)
        part_file_remove(d.path);
    ok = ok && downloads_forget(w->store, c->id, &e);
    if (ok)
        worker_post_changed(w, c->ticket);
    worker_done(w, c->ticket, ok ? NULL : &e);
}

/* ---- start and end of the engine thread ---------------------------------------------------- */

void download_recover(struct worker *w)
{
    struct error e;
    int64_t all, open;
    int fd;
    if (downloads_count(w->store, &all, &open, &e) && open > 0 &&
        lock_take(w->options->database, "downloads", "another gander is downloading", &fd, &e)) {
        if (!downloads_stop_all(w->store, &e))
            log_warning("engine", "%s", e.detail);
        lock_release(fd);
    }
}

void download_close(struct worker *w)
{
    stop_all(w);
}
