/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/download.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "engine/answer.h"
#include "engine/lock.h"
#include "engine/part-file.h"
#include "engine/source-settings.h"
#include "net/header.h"
#include "store/articles.h"
#include "store/downloads.h"
#include "text/url.h"
#include "text/utf8.h"

enum {
    PARALLEL = 2,
    TELL_EVERY_MS = 250,
    STANDS_STILL_MS = 2000, /* without a byte there is no speed any more */
    SAVE_EVERY_MS = 2000,
    PRIORITY_WANTED = 1,
};

struct download_job {
    struct fetch fetch;
    struct download_job *next; /* in the order of the queue */
    struct worker *w;
    engine_ticket ticket;
    struct arena arena; /* owns the strings of `d` */
    struct download d;
    struct part_file file;
    bool running;
    bool from_start; /* what there is is not to be used */
    bool again;      /* it turned out so: once more, from the start */
    int64_t told_ms, told_got, saved_ms, rate;
};

/* ---- telling and keeping ------------------------------------------------------------------- */

static void save(struct download_job *job)
{
    struct error e;
    job->saved_ms = clock_monotonic_ms(job->w->clock);
    if (!downloads_save(job->w->store, &job->d, &e)) {
        log_warning("engine", "%s", e.detail);
    }
}

static void tell(struct download_job *job)
{
    struct engine_event *event = event_new(EVENT_DOWNLOAD, job->ticket);
    event->download = job->d.id;
    event->done = job->d.got;
    event->total = job->d.size;
    event->rate = job->rate;
    worker_tell(job->w, event);
}

/* Milliseconds until there is something to tell; -1 for nothing, as long as no more comes. */
static int64_t due_in(const struct download_job *job, int64_t now_ms)
{
    bool news = job->d.got != job->told_got;
    if (!job->running || (!news && job->rate == 0)) {
        return -1;
    }
    int64_t at = job->told_ms + (news ? TELL_EVERY_MS : STANDS_STILL_MS);
    return at > now_ms ? at - now_ms : 0;
}

static void tell_progress(struct download_job *job)
{
    int64_t now_ms = clock_monotonic_ms(job->w->clock), passed = now_ms - job->told_ms;
    if (due_in(job, now_ms) != 0) {
        return;
    }
    int64_t rate = passed > 0 ? (job->d.got - job->told_got) * 1000 / passed : 0;
    job->rate = rate > 0 && job->rate > 0 ? (job->rate * 3 + rate) / 4 : rate;
    job->told_ms = now_ms;
    job->told_got = job->d.got;
    tell(job);
    if (now_ms - job->saved_ms >= SAVE_EVERY_MS) {
        save(job);
    }
}

int download_tell(struct worker *w)
{
    int64_t now_ms = clock_monotonic_ms(w->clock), least = -1;
    for (struct download_job *job = w->downloads; job; job = job->next) {
        tell_progress(job);
        int64_t due = due_in(job, now_ms);
        least = due >= 0 && (least < 0 || due < least) ? due : least;
    }
    return (int)least;
}

static void tell_end(struct worker *w, engine_ticket ticket, const struct download *d,
                     const struct error *e)
{
    struct engine_event *event = event_done(ticket, e);
    event->download = d ? d->id : 0;
    event->done = d ? d->got : 0;
    event->total = d ? d->size : 0;
    event->title = arena_strdup(&event->arena, d ? d->path : NULL);
    worker_tell(w, event);
}

static void tell_plain_end(struct worker *w, engine_ticket ticket, const struct error *e)
{
    tell_end(w, ticket, NULL, e);
}

/* ---- the queue ----------------------------------------------------------------------------- */

static void free_job(struct download_job *job)
{
    part_file_close(&job->file);
    arena_fini(&job->arena);
    free(job);
}

static void unlink_job(struct worker *w, struct download_job *job)
{
    struct download_job **at = &w->downloads;
    while (*at != job) {
        at = &(*at)->next;
    }
    *at = job->next;
    if (!w->downloads) {
        lock_release(w->download_lock_fd);
        w->download_lock_fd = -1;
    }
}

static struct download_job *find_job(struct worker *w, int64_t id)
{
    struct download_job *job = w->downloads;
    while (job && job->d.id != id) {
        job = job->next;
    }
    return job;
}

/* The end of one, however it came. */
static void end(struct download_job *job, enum download_state state, const struct error *e)
{
    struct worker *w = job->w;
    job->d.state = state;
    job->d.ended_at = worker_now(w);
    job->d.error = state == DOWNLOAD_FAILED ? e->code : ERROR_NONE;
    job->d.problem = state == DOWNLOAD_FAILED ? e->detail : NULL;
    if (state != DOWNLOAD_DONE && job->d.path && job->d.got == 0) {
        part_file_remove(job->d.path); /* an empty file is no beginning */
        job->d.path = NULL;
    }
    save(job);
    unlink_job(w, job);
    worker_tell_changed(w, job->ticket);
    tell_end(w, job->ticket, &job->d, e);
    free_job(job);
}

static void start_next(struct worker *w);

static void fail(struct download_job *job, const struct error *e)
{
    struct worker *w = job->w;
    end(job, DOWNLOAD_FAILED, e);
    start_next(w);
}

/* ---- the answer ---------------------------------------------------------------------------- */

static const char *strong_validator(struct arena *a, const struct net_response *r)
{
    bool strong = r->etag && !str_starts(str_from(r->etag), STR("W/"));
    return arena_strdup(a, strong ? r->etag : r->last_modified);
}

/* What the server calls it, else the last part of the address. */
static void add_name(struct buf *b, const struct net_response *r, const char *url)
{
    const char *addresses[] = {r->url, url};
    header_add_file_name(b, str_from(r->content_disposition));
    for (size_t i = 0; i < ARRAY_SIZE(addresses) && b->n == 0; i++) {
        struct url_parts parts;
        struct buf bytes = BUF_INIT;
        if (addresses[i] && url_split(str_from(addresses[i]), &parts)) {
            size_t at = parts.path.n;
            while (at > 0 && parts.path.p[at - 1] != '/') {
                at--;
            }
            url_add_decoded(&bytes, str_slice(parts.path, at, parts.path.n));
        }
        utf8_add_valid(b, buf_str(&bytes));
        buf_fini(&bytes);
    }
}

static bool create_file(struct download_job *job, const struct net_response *r, struct error *e)
{
    struct buf name = BUF_INIT;
    add_name(&name, r, job->d.url);
    bool ok = part_file_create(&job->file, job->w->options->download_dir, buf_str(&name), e);
    job->d.path = arena_strdup(&job->arena, job->file.path);
    buf_fini(&name);
    return ok;
}

/* A web page in the place of a file of another kind: of a network that wants a login first, or of
 * a site that does not give the file to everybody. */
static bool is_wrong_page(const struct download_job *job, const struct net_response *r)
{
    static const char *const kinds[] = {
        "mp3", "m4a",  "aac",  "ogg",  "oga",  "opus", "wav", "flac", "mp4", "m4v",
        "mov", "mkv",  "webm", "pdf",  "epub", "zip",  "rar", "7z",   "doc", "docx",
        "xls", "xlsx", "ppt",  "pptx", "jpg",  "jpeg", "png", "gif",  "webp"};
    struct url_parts parts;
    if (!str_starts_nocase(str_from(r->content_type), STR("text/html")) ||
        !url_split(str_from(job->d.url), &parts)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
        struct str kind = str_from(kinds[i]);
        size_t at = parts.path.n > kind.n ? parts.path.n - kind.n : 0;
        if (at > 0 && parts.path.p[at - 1] == '.' &&
            str_eq_nocase(str_slice(parts.path, at, parts.path.n), kind)) {
            return true;
        }
    }
    return false;
}

/* Whether what comes is what was asked for: the rest of the file, or all of it. */
static bool take_extent(struct download_job *job, const struct net_response *r, struct error *e)
{
    bool rest = r->status == 206;
    if (rest && r->from != job->file.size) {
        job->again = true;
        return error_set(e, ERROR_INVALID, 0, "the server sends another part than was asked for");
    }
    if (!rest && job->file.fd >= 0 && !part_file_restart(&job->file, e)) {
        return false;
    }
    int64_t size = rest ? r->total : r->length;
    job->d.size = size >= 0 ? size : rest && r->length >= 0 ? job->file.size + r->length : -1;
    return true;
}

static bool sink_begin(void *context, const struct net_response *r, struct error *e)
{
    struct download_job *job = context;
    int64_t most = job->w->options->download_bytes;
    if (is_wrong_page(job, r)) {
        return error_set(e, ERROR_REFUSED, 0,
                         "a web page came instead of the file: perhaps a login is needed");
    }
    if ((job->file.fd < 0 && !create_file(job, r, e)) || !take_extent(job, r, e)) {
        return false;
    }
    job->d.got = job->told_got = job->file.size;
    job->d.validator = strong_validator(&job->arena, r);
    save(job);
    worker_tell_changed(job->w, job->ticket);
    if (most > 0 && job->d.size > most) {
        return error_set(e, ERROR_LIMIT, 0, "larger than downloads may be (%lld MB)",
                         (long long)(most / 1000000));
    }
    return part_file_has_room(&job->file, job->d.size - job->d.got, e);
}

static bool sink_write(void *context, struct str part, struct error *e)
{
    struct download_job *job = context;
    bool ok = part_file_write(&job->file, part, e);
    job->d.got = job->file.size;
    tell_progress(job);
    return ok;
}

static bool is_whole(const struct download_job *job, struct error *e)
{
    return job->d.size < 0 || job->d.got == job->d.size ||
           error_set(e, ERROR_NETWORK, 0, "the file broke off in the middle");
}

static void finish_file(struct download_job *job)
{
    struct worker *w = job->w;
    struct error e;
    if (!is_whole(job, &e) || !part_file_finish(&job->file, &e)) {
        fail(job, &e);
        return;
    }
    job->d.path = arena_strdup(&job->arena, job->file.path);
    job->d.size = job->d.got;
    end(job, DOWNLOAD_DONE, NULL);
    start_next(w);
}

static bool begin(struct download_job *job, struct error *e);

static void download_done(struct worker *w, struct fetch *fetch, struct net_response *r)
{
    enum { RANGE_NOT_SATISFIABLE = 416 };
    struct download_job *job = (struct download_job *)fetch;
    struct error e;
    if (r->error.code == ERROR_CANCELLED) {
        end(job, DOWNLOAD_STOPPED, &r->error);
        if (!w->stopping) {
            start_next(w);
        }
        return;
    }
    bool again = job->again || (r->status == RANGE_NOT_SATISFIABLE && job->file.size > 0);
    if (again && !job->from_start) {
        job->from_start = true;
        job->again = false;
        if (!begin(job, &e)) {
            fail(job, &e);
        }
        return;
    }
    if (answer_is_usable(r, false, &e)) {
        finish_file(job);
    } else {
        fail(job, &e);
    }
}

/* ---- asking -------------------------------------------------------------------------------- */

static int64_t source_of(struct worker *w, int64_t article)
{
    struct stored_article stored;
    if (!articles_load(w->store, article, &stored, NULL)) {
        return 0;
    }
    int64_t source = stored.row.source;
    stored_article_fini(&stored);
    return source;
}

/* Opens what there is of the file, when the server can tell whether it is still the same. */
static bool open_part(struct download_job *job, struct error *e)
{
    struct error gone;
    part_file_close(&job->file);
    if (job->d.path && !part_file_open(&job->file, job->d.path, &gone)) {
        job->d.path = NULL;
    }
    bool useless = job->file.size > 0 && (job->from_start || !job->d.validator);
    if (useless && !part_file_restart(&job->file, e)) {
        return false;
    }
    job->d.got = job->file.size;
    return true;
}

static bool begin(struct download_job *job, struct error *e)
{
    struct worker *w = job->w;
    struct arena arena = {0};
    if (!open_part(job, e)) {
        return false;
    }
    struct source_settings settings =
        source_settings_for(w, source_of(w, job->d.article), job->d.url, &arena);
    struct net_request request = {
        .url = job->d.url,
        .user_agent = settings.user_agent,
        .proxy = settings.proxy,
        .cookie = settings.cookie,
        .credentials = settings.credentials,
        .max_bytes = w->options->download_bytes > 0 ? (size_t)w->options->download_bytes : SIZE_MAX,
        .sink = {sink_begin, sink_write, job},
        .from = job->file.size,
        .if_range = job->d.validator,
        .priority = PRIORITY_WANTED,
        .ignore_retry_after = true,
    };
    job->fetch = (struct fetch){.done = download_done, .lasting = true};
    job->running = true;
    job->d.state = DOWNLOAD_RUNNING;
    job->told_ms = clock_monotonic_ms(w->clock);
    job->rate = 0;
    save(job);
    bool ok = worker_fetch(w, &job->fetch, &request, e);
    arena_fini(&arena);
    return ok;
}

static bool is_host_busy(const struct worker *w, const struct download_job *job)
{
    for (const struct download_job *other = w->downloads; other; other = other->next) {
        if (other->running && url_same_origin(other->d.url, job->d.url)) {
            return true;
        }
    }
    return false;
}

static struct download_job *next_job(struct worker *w)
{
    int running = 0;
    for (struct download_job *job = w->downloads; job; job = job->next) {
        running += job->running;
    }
    for (struct download_job *job = w->downloads; job && running < PARALLEL; job = job->next) {
        if (!job->running && !is_host_busy(w, job)) {
            return job;
        }
    }
    return NULL;
}

static void start_next(struct worker *w)
{
    for (struct download_job *job; (job = next_job(w));) {
        struct error e;
        if (!begin(job, &e)) {
            end(job, DOWNLOAD_FAILED, &e);
        }
    }
}

/* ---- commands ------------------------------------------------------------------------------ */

static bool take_lock(struct worker *w, struct error *e)
{
    return w->downloads || lock_take(w->options->database, "downloads",
                                     "another gander is downloading", &w->download_lock_fd, e);
}

/* Puts a known download at the end of the queue. */
static bool enqueue(struct worker *w, int64_t id, engine_ticket ticket, struct error *e)
{
    struct download_job *job = MEM_NEW(struct download_job);
    job->w = w;
    job->ticket = ticket;
    job->file.fd = -1;
    if (!downloads_get(w->store, id, &job->arena, &job->d, e) || !take_lock(w, e)) {
        free_job(job);
        return false;
    }
    job->d.state = DOWNLOAD_QUEUED;
    job->d.error = ERROR_NONE;
    job->d.problem = NULL;
    job->d.ended_at = 0;
    struct download_job **at = &w->downloads;
    while (*at) {
        at = &(*at)->next;
    }
    *at = job;
    save(job);
    worker_tell_changed(w, ticket);
    start_next(w);
    return true;
}

static bool is_at_hand(const struct download *d)
{
    return d->state == DOWNLOAD_DONE && d->path && access(d->path, F_OK) == 0;
}

/* The download of an address; a new one when it is not known. */
static bool find_or_add(struct worker *w, const struct command *c, int64_t *id, struct error *e)
{
    if (!w->options->download_dir) {
        return error_set(e, ERROR_UNSUPPORTED, 0, "there is no folder for downloads");
    }
    if (!source_may_name(w, source_of(w, c->node), c->url)) {
        return error_set(e, ERROR_UNSUPPORTED, 0, "only http and https are downloaded");
    }
    if (!downloads_find(w->store, c->url, id, e)) {
        return false;
    }
    if (*id != 0) {
        return true;
    }
    struct stored_article stored = {0};
    if (!articles_load(w->store, c->node, &stored, e)) {
        return false;
    }
    struct download d = {
        .article = c->node,
        .url = c->url,
        .title = c->title ? c->title : "",
        .article_title = stored.row.title,
        .size = c->size > 0 ? c->size : -1,
        .queued_at = worker_now(w),
    };
    bool ok = downloads_add(w->store, &d, id, e);
    stored_article_fini(&stored);
    return ok;
}

/* Queues it unless it is under way or done. */
static void want(struct worker *w, int64_t id, engine_ticket ticket)
{
    struct arena arena = {0};
    struct download d;
    struct error e;
    if (!downloads_get(w->store, id, &arena, &d, &e)) {
        tell_plain_end(w, ticket, &e);
    } else if (find_job(w, id)) {
        error_set(&e, ERROR_EXISTS, 0, "it is being downloaded");
        tell_end(w, ticket, &d, &e);
    } else if (is_at_hand(&d)) {
        error_set(&e, ERROR_EXISTS, 0, "it is downloaded already");
        tell_end(w, ticket, &d, &e);
    } else if (!enqueue(w, id, ticket, &e)) {
        tell_end(w, ticket, &d, &e);
    }
    arena_fini(&arena);
}

void download_start(struct worker *w, struct command *c)
{
    struct error e;
    int64_t id;
    if (find_or_add(w, c, &id, &e)) {
        want(w, id, c->ticket);
    } else {
        tell_plain_end(w, c->ticket, &e);
    }
}

void download_resume(struct worker *w, struct command *c)
{
    want(w, c->node, c->ticket);
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

void download_stop(struct worker *w, struct command *c)
{
    struct download_job *job = find_job(w, c->node);
    if (c->node == 0) {
        stop_all(w);
    } else if (job) {
        stop_job(w, job);
    }
    tell_plain_end(w, c->ticket, NULL);
}

/* A whole file is the user's, and stays. */
void download_forget(struct worker *w, struct command *c)
{
    struct arena arena = {0};
    struct download d;
    struct error e;
    bool ok = downloads_get(w->store, c->node, &arena, &d, &e);
    if (ok && find_job(w, c->node)) {
        ok = error_set(&e, ERROR_BUSY, 0, "it is being downloaded");
    }
    if (ok && d.state != DOWNLOAD_DONE && d.path) {
        part_file_remove(d.path);
    }
    ok = ok && downloads_forget(w->store, c->node, &e);
    if (ok) {
        worker_tell_changed(w, c->ticket);
    }
    tell_plain_end(w, c->ticket, ok ? NULL : &e);
    arena_fini(&arena);
}

/* ---- beginning and end of the program ------------------------------------------------------ */

void download_recover(struct worker *w)
{
    struct error e;
    int64_t all, open;
    int fd;
    if (downloads_count(w->store, &all, &open, &e) && open > 0 &&
        lock_take(w->options->database, "downloads", "another gander is downloading", &fd, &e)) {
        if (!downloads_stop_all(w->store, &e)) {
            log_warning("engine", "%s", e.detail);
        }
        lock_release(fd);
    }
}

void download_close(struct worker *w)
{
    stop_all(w);
}
