/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/download/job.h"

#include <stdlib.h>

#include "base/log.h"
#include "engine/data/event.h"
#include "engine/engine.h"
#include "engine/refresh/answer-status.h"
#include "engine/thread/source-settings.h"
#include "model/download.h"
#include "net/header.h"
#include "net/net.h"
#include "text/url/media-type.h"
#include "text/url/url.h"
#include "text/utf8.h"

/* ---- file name ------------------------------------------------------------------------------- */

/* Last part of the address that answered, or else of the one that was asked. */
static void add_last_part(struct buf *b, const struct net_response *r, const char *url)
{
    const char *addresses[] = {r->url, url};
    for (size_t i = 0; i < ARRAY_SIZE(addresses) && b->n == 0; i++) {
        struct url_parts parts;
        AUTO(buf) bytes = BUF_INIT;
        if (addresses[i] && url_split(str_from(addresses[i]), &parts))
            url_add_decoded(&bytes, str_last_part(parts.path, '/'));
        utf8_add_valid(b, buf_str(&bytes));
    }
}

static bool is_of_script(struct str extension)
{
    return str_any(str_eq_nocase, extension, ".php|.asp|.aspx|.ashx|.cgi|.jsp");
}

/* Names that hosts of recordings give to all of their files. */
static bool is_generic(struct str stem)
{
    static const char stems[] =
        "audio|default|download|enclosure|episode|file|index|listen|media|play|player|podcast|"
        "stream|track|video";
    return str_any(str_eq_nocase, stem, stems);
}

/* Appends the server's name for the file, else the last part of the address. Where that says
 * nothing ("download?id=2", "audio.mp3"), the title, with the extension of the media type. */
static void download_add_file_name(struct buf *b, const struct download *d,
                                   const struct net_response *r)
{
    AUTO(buf) name = BUF_INIT;
    header_add_file_name(&name, str_from(r->content_disposition));
    bool given = name.n > 0;
    if (!given)
        add_last_part(&name, r, d->url);
    struct str extension = media_name_extension(buf_str(&name));
    if (is_of_script(extension))
        extension = STR("");
    struct str stem = str_slice(buf_str(&name), 0, name.n - extension.n);
    struct str title = str_from(d->title[0] ? d->title : d->article_title);
    bool bare = extension.n == 0;
    extension = bare ? media_type_extension(str_from(r->content_type)) : extension;
    bool says_nothing = stem.n == 0 || is_generic(stem) || (bare && extension.n > 0);
    buf_add(b, !given && says_nothing && title.n > 0 ? title : stem);
    buf_add(b, extension);
}

/* ---- download -------------------------------------------------------------------------------- */

enum {
    REPORT_EVERY_MS = 250,
    STALLED_MS = 2000, /* without new bytes until the rate drops to 0 */
    SAVE_EVERY_MS = 2000,
    PRIORITY_WANTED = 1,
};

bool download_job_new(struct worker *w, int64_t id, engine_ticket ticket, struct download_job **out,
                      struct error *e)
{
    struct download_job *job = MEM_NEW(struct download_job);
    job->w = w;
    job->ticket = ticket;
    job->file.fd = -1;
    if (!downloads_get(w->store, id, &job->arena, &job->d, e)) {
        download_job_free(job);
        return false;
    }
    *out = job;
    return true;
}

void download_job_free(struct download_job *job)
{
    part_file_close(&job->file);
    arena_fini(&job->arena);
    free(job);
}

/* ---- events and storage --------------------------------------------------------------------- */

void download_job_save(struct download_job *job)
{
    struct error e;
    job->saved_ms = clock_monotonic_ms(job->w->clock);
    if (!downloads_save(job->w->store, &job->d, &e))
        log_warning("engine", "%s", e.detail);
}

void download_job_end(struct download_job *job, enum download_state state, const struct error *e)
{
    job->d.state = state;
    job->d.ended_at = worker_now(job->w);
    job->d.error = state == DOWNLOAD_FAILED ? e->code : ERROR_NONE;
    job->d.problem = state == DOWNLOAD_FAILED ? e->detail : NULL;
    if (state != DOWNLOAD_DONE && job->d.path && job->d.got == 0) {
        part_file_remove(job->d.path); /* an empty file has nothing to resume */
        job->d.path = NULL;
    }
    download_job_save(job);
}

static void post_progress(struct download_job *job)
{
    struct engine_event *event = event_new(EVENT_DOWNLOAD, job->ticket);
    event->download = job->d.id;
    event->done = job->d.got;
    event->total = job->d.size;
    event->rate = job->rate;
    worker_post(job->w, event);
}

/* Milliseconds until the next progress event; -1: none until more bytes arrive. */
static int due_in(const struct download_job *job, int64_t now_ms)
{
    bool news = job->d.got != job->told_got;
    if (!job->running || (!news && job->rate == 0))
        return -1;
    int64_t at_ms = job->told_ms + (news ? REPORT_EVERY_MS : STALLED_MS);
    return at_ms > now_ms ? (int)(at_ms - now_ms) : 0;
}

static void report_progress(struct download_job *job)
{
    int64_t now_ms = clock_monotonic_ms(job->w->clock), passed = now_ms - job->told_ms;
    if (due_in(job, now_ms) != 0)
        return;
    int64_t rate = passed > 0 ? (job->d.got - job->told_got) * 1000 / passed : 0;
    job->rate = rate > 0 && job->rate > 0 ? (job->rate * 3 + rate) / 4 : rate;
    job->told_ms = now_ms;
    job->told_got = job->d.got;
    post_progress(job);
    if (now_ms - job->saved_ms >= SAVE_EVERY_MS)
        download_job_save(job);
}

int download_job_report(struct download_job *job)
{
    report_progress(job);
    return due_in(job, clock_monotonic_ms(job->w->clock));
}

/* ---- response ------------------------------------------------------------------------------- */

static const char *strong_validator(struct arena *a, const struct net_response *r)
{
    bool strong = r->etag && !str_starts(str_from(r->etag), STR("W/"));
    return arena_strdup(a, strong ? r->etag : r->last_modified);
}

static bool create_file(struct download_job *job, const struct net_response *r, struct error *e)
{
    AUTO(buf) name = BUF_INIT;
    download_add_file_name(&name, &job->d, r);
    bool ok = part_file_create(&job->file, job->w->options->download_dir, buf_str(&name), e);
    job->d.path = arena_strdup(&job->arena, job->file.path);
    return ok;
}

/* True for a web page instead of a file of another kind: from a captive portal, or from a site that
 * requires a login. */
static bool is_wrong_page(const struct download_job *job, const struct net_response *r)
{
    static const char kinds[] =
        ".mp3|.m4a|.aac|.ogg|.oga|.opus|.wav|.flac|.mp4|.m4v|.mov|.mkv|.webm|.pdf|.epub|.zip|.rar|"
        ".7z|.doc|.docx|.xls|.xlsx|.ppt|.pptx|.jpg|.jpeg|.png|.gif|.webp";
    struct url_parts parts;
    return str_starts_nocase(str_from(r->content_type), STR("text/html")) &&
           url_split(str_from(job->d.url), &parts) &&
           str_any(str_eq_nocase, media_name_extension(parts.path), kinds);
}

/* Accepts the rest of the file from the requested offset, or restarts with the complete file. */
static bool set_extent(struct download_job *job, const struct net_response *r, struct error *e)
{
    bool rest = r->status == 206;
    if (rest && r->from != job->file.size) {
        job->again = true;
        return error_set(e, ERROR_INVALID, 0, "the server sent a different part than requested");
    }
    if (!rest && job->file.fd >= 0 && !part_file_restart(&job->file, e))
        return false;
    int64_t size = rest ? r->total : r->length;
    job->d.size = size >= 0 ? size : rest && r->length >= 0 ? job->file.size + r->length : -1;
    return true;
}

static bool sink_begin(void *context, const struct net_response *r, struct error *e)
{
    struct download_job *job = context;
    int64_t max = job->w->options->download_bytes;
    if (is_wrong_page(job, r)) {
        return error_set(e, ERROR_REFUSED, 0,
                         "a web page came instead of the file: perhaps a login is needed");
    }
    if ((job->file.fd < 0 && !create_file(job, r, e)) || !set_extent(job, r, e))
        return false;
    job->d.got = job->told_got = job->file.size;
    job->d.validator = strong_validator(&job->arena, r);
    download_job_save(job);
    worker_post_changed(job->w, job->ticket);
    if (max > 0 && job->d.size > max) {
        return error_set(e, ERROR_LIMIT, 0, "larger than the download limit (%lld MB)",
                         (long long)(max / 1000000));
    }
    return part_file_has_room(&job->file, job->d.size - job->d.got, e);
}

static bool sink_write(void *context, struct str part, struct error *e)
{
    struct download_job *job = context;
    bool ok = part_file_write(&job->file, part, e);
    job->d.got = job->file.size;
    report_progress(job);
    return ok;
}

static bool is_whole(const struct download_job *job, struct error *e)
{
    return job->d.size < 0 || job->d.got == job->d.size ||
           error_set(e, ERROR_NETWORK, 0, "the file is incomplete");
}

static void finish_file(struct download_job *job)
{
    struct error e;
    if (!is_whole(job, &e) || !part_file_finish(&job->file, &e)) {
        job->ended(job, DOWNLOAD_FAILED, &e);
        return;
    }
    job->d.path = arena_strdup(&job->arena, job->file.path);
    job->d.size = job->d.got;
    job->ended(job, DOWNLOAD_DONE, NULL);
}

static void download_done(struct worker *w, struct fetch *fetch, struct net_response *r)
{
    enum { RANGE_NOT_SATISFIABLE = 416 };
    struct download_job *job = (struct download_job *)fetch;
    struct error e;
    bool again = job->again || (r->status == RANGE_NOT_SATISFIABLE && job->file.size > 0);
    if (again && !job->from_start) {
        job->from_start = true;
        job->again = false;
        if (!download_job_begin(job, &e))
            job->ended(job, DOWNLOAD_FAILED, &e);
        return;
    }
    if (answer_is_usable(r, false, &e))
        finish_file(job);
    else
        job->ended(job, DOWNLOAD_FAILED, &e);
}

static void download_cancelled(struct worker *w, struct fetch *fetch, const struct error *e)
{
    struct download_job *job = (struct download_job *)fetch;
    job->ended(job, DOWNLOAD_STOPPED, e);
}

/* ---- request -------------------------------------------------------------------------------- */

/* Opens the partial file if a validator allows to resume it. */
static bool open_part(struct download_job *job, struct error *e)
{
    struct error gone;
    part_file_close(&job->file);
    if (job->d.path && !part_file_open(&job->file, job->d.path, &gone))
        job->d.path = NULL;
    bool useless = job->file.size > 0 && (job->from_start || !job->d.validator);
    if (useless && !part_file_restart(&job->file, e))
        return false;
    job->d.got = job->file.size;
    return true;
}

bool download_job_begin(struct download_job *job, struct error *e)
{
    struct worker *w = job->w;
    if (!open_part(job, e))
        return false;
    struct net_request request = {
        .url = job->d.url,
        .max_bytes = w->options->download_bytes > 0 ? (size_t)w->options->download_bytes : SIZE_MAX,
        .sink = {sink_begin, sink_write, job},
        .from = job->file.size,
        .if_range = job->d.validator,
        .priority = PRIORITY_WANTED,
        .ignore_retry_after = true,
    };
    job->fetch =
        (struct fetch){.done = download_done, .cancelled = download_cancelled, .lasting = true};
    job->running = true;
    job->d.state = DOWNLOAD_RUNNING;
    job->told_ms = clock_monotonic_ms(w->clock);
    job->rate = 0;
    download_job_save(job);
    return source_settings_fetch(w, source_of_article(w, job->d.article), &job->fetch, &request, e);
}
