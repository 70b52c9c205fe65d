/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/picture/fetch.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/vec.h"
#include "engine/data/article-body.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/engine.h"
#include "engine/picture/cache.h"
#include "engine/refresh/answer-status.h"
#include "engine/thread/source-reach.h"
#include "engine/thread/source-settings.h"
#include "picture/picture.h"
#include "store/record/pictures.h"
#include "text/url/url.h"

enum {
    NEWEST = 300,       /* newest articles of a source per run */
    NEWEST_ALL = 10000, /* with REFRESH_FULL_TEXT */
    MAX_PICTURES = 40,  /* per article */
    MAX_UNDER_WAY = 16, /* pending requests of a run, beyond which it pauses */
    PRIORITY_BACKGROUND = -2,
    PRIORITY_WANTED = 5,
};

/* Run over many articles, or over the open one. */
struct picture_run {
    struct picture_run *next;
    engine_ticket ticket;
    bool wanted; /* for the open article */
    bool full;   /* newer articles have used the budget */
    struct arena arena;
    int64_t *articles;
    size_t n, at;     /* number, and index of the next one */
    size_t under_way; /* pending requests */
    int64_t bytes;    /* stored so far */
    int64_t added, failed;
    VEC(char *) silent; /* unreachable origins, skipped from then on */
    struct error error;
};

/* Article with pending requests. */
struct picture_job {
    struct picture_run *run;
    int64_t article;
    size_t under_way;
    bool again; /* a later run may fetch more */
    char names[MAX_PICTURES][PICTURE_NAME_BYTES];
    size_t n_names;
};

struct picture_request {
    struct fetch fetch;
    struct picture_request *next; /* in worker.picture_requests */
    struct picture_job *job;
    char *url;
};

/* ---- events --------------------------------------------------------------------------------- */

static void post_progress(struct worker *w, const struct picture_run *run)
{
    if (!run->wanted) {
        struct engine_event *event = event_new(EVENT_PROGRESS, run->ticket);
        event->done = (int64_t)run->at;
        event->total = (int64_t)run->n;
        worker_post(w, event);
    }
}

static void post_picture(struct worker *w, const struct picture_run *run, const char *url)
{
    struct engine_event *event = event_new(EVENT_PICTURE, run->ticket);
    event->picture_url = arena_strdup(&event->arena, url);
    picture_cache_find(w->pictures.directory, url, &event->arena, &event->picture);
    worker_post(w, event);
}

static void finish_if_done(struct worker *w, struct picture_run *run)
{
    if (run->under_way > 0 || run->at < run->n)
        return;
    struct picture_run **at = &w->picture_runs;
    while (*at != run)
        at = &(*at)->next;
    *at = run->next;
    struct engine_event *event = event_done(run->ticket, &run->error);
    event->added = run->added;
    event->failed = run->failed;
    worker_post(w, event);
    for (size_t i = 0; i < run->silent.n; i++)
        free(run->silent.v[i]);
    vec_fini(&run->silent);
    arena_fini(&run->arena);
    free(run);
}

/* ---- one article --------------------------------------------------------------------------- */

/* Marks the article as processed, unless a later run may fetch more. */
static void end_job(struct worker *w, struct picture_job *job)
{
    struct error e;
    struct str names[MAX_PICTURES];
    for (size_t i = 0; i < job->n_names; i++)
        names[i] = (struct str){job->names[i], PICTURE_NAME_BYTES};
    if (!job->again && !pictures_set(w->store, job->article, names, job->n_names, &e))
        log_warning("engine", "%s", e.detail);
    free(job);
}

static void trim(struct worker *w)
{
    AUTO(arena) arena = {0};
    struct str *names;
    size_t n;
    if (picture_cache_is_over(&w->pictures) && pictures_starred(w->store, &arena, &names, &n, NULL))
        picture_cache_trim(&w->pictures, names, n, worker_now(w));
}

static bool is_silent(const struct picture_run *run, const char *url)
{
    for (size_t i = 0; i < run->silent.n; i++)
        if (url_same_origin(run->silent.v[i], url))
            return true;
    return false;
}

/* Skips unreachable hosts: each picture would cost another timeout. */
static void note_silence(struct picture_run *run, const struct net_response *r, const char *url)
{
    bool silent = net_is_unreachable(r) || (r->bytes == 0 && r->error.code == ERROR_TIMEOUT);
    if (silent && !is_silent(run, url))
        vec_push(&run->silent, mem_strdup(url));
}

static void store_result(struct worker *w, struct picture_request *request,
                         const struct net_response *r)
{
    struct picture_run *run = request->job->run;
    struct error e;
    if (answer_is_usable(r, false, &e) &&
        picture_cache_put(&w->pictures, request->url, buf_str(&r->body), &e)) {
        run->added++;
        run->bytes += (int64_t)r->body.n;
        trim(w);
    } else {
        bool may_recover = answer_may_recover(r) || e.code == ERROR_SYSTEM || e.code == ERROR_FULL;
        request->job->again = request->job->again || may_recover;
        run->failed++;
        note_silence(run, r, request->url);
        picture_cache_fail(&w->pictures, request->url, e.detail, may_recover, worker_now(w));
    }
    post_picture(w, run, request->url);
}

static void remove_request(struct worker *w, struct picture_request *request)
{
    struct picture_request **at = &w->picture_requests;
    while (*at != request)
        at = &(*at)->next;
    *at = request->next;
    free(request->url);
    free(request);
}

static void end_request(struct worker *w, struct picture_request *request)
{
    struct picture_job *job = request->job;
    struct picture_run *run = job->run;
    remove_request(w, request);
    run->under_way--;
    if (--job->under_way == 0)
        end_job(w, job);
    finish_if_done(w, run);
}

static void picture_done(struct worker *w, struct fetch *fetch, struct net_response *r)
{
    struct picture_request *request = (struct picture_request *)fetch;
    store_result(w, request, r);
    end_request(w, request);
}

static void picture_cancelled(struct worker *w, struct fetch *fetch, const struct error *e)
{
    struct picture_request *request = (struct picture_request *)fetch;
    request->job->again = true;
    end_request(w, request);
}

static bool is_asked(const struct worker *w, const char *url)
{
    for (const struct picture_request *r = w->picture_requests; r; r = r->next)
        if (strcmp(r->url, url) == 0)
            return true;
    return false;
}

static bool request_picture(struct worker *w, struct picture_job *job, int64_t source,
                            const char *url)
{
    struct picture_request *request = MEM_NEW(struct picture_request);
    request->fetch = (struct fetch){.done = picture_done, .cancelled = picture_cancelled};
    request->job = job;
    request->url = mem_strdup(url);
    struct net_request outgoing = {
        .url = url,
        .accept = "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5",
        .max_bytes = PICTURE_MAX_BYTES,
        .priority = job->run->wanted ? PRIORITY_WANTED : PRIORITY_BACKGROUND,
    };
    if (!source_settings_fetch(w, source, &request->fetch, &outgoing, &job->run->error)) {
        free(request->url);
        free(request);
        return false;
    }
    request->next = w->picture_requests;
    w->picture_requests = request;
    job->under_way++;
    job->run->under_way++;
    return true;
}

static void visit_picture(struct worker *w, struct picture_job *job, int64_t source,
                          const struct source_reach *reach, const char *url)
{
    const struct picture_cache *cache = &w->pictures;
    if (!source_reach_allows(reach, url))
        return;
    picture_cache_name(url, job->names[job->n_names++]);
    if (picture_cache_has(cache->directory, url)) {
        if (job->run->wanted)
            picture_cache_touch(cache, url);
        return;
    }
    if (job->run->full || is_asked(w, url))
        return;
    enum picture_chance chance = picture_cache_chance(cache, url, worker_now(w));
    bool asked = chance == PICTURE_MAY_BE_HAD && !is_silent(job->run, url) &&
                 request_picture(w, job, source, url);
    job->again = job->again || (!asked && chance != PICTURE_HOPELESS);
}

static void visit_article(struct worker *w, struct picture_run *run, int64_t id)
{
    AUTO(stored_article) a = {0};
    AUTO(doc) doc = {0};
    if (!articles_load(w->store, id, &a, NULL))
        return; /* article was removed */
    struct picture_job *job = MEM_NEW(struct picture_job);
    struct source_reach reach = source_reach_load(w->store, a.row.source, &a.arena);
    job->run = run;
    job->article = id;
    if (article_body_read(&doc, article_body_html(&a, true), &a.article, NULL))
        for (size_t i = 0; i < doc.n_images && i < MAX_PICTURES; i++)
            visit_picture(w, job, a.row.source, &reach, doc.images[i]->url);
    if (job->under_way == 0)
        end_job(w, job);
}

/* ---- runs ---------------------------------------------------------------------------------- */

bool picture_fetch_step(struct worker *w)
{
    for (struct picture_run *run = w->picture_runs; run; run = run->next) {
        if (run->at == run->n || (!run->wanted && run->under_way >= MAX_UNDER_WAY))
            continue;
        /* Keeps older articles' pictures from evicting newer ones. */
        run->full = !run->wanted && run->bytes > w->pictures.budget / 4 * 3;
        visit_article(w, run, run->articles[run->at++]);
        post_progress(w, run);
        finish_if_done(w, run);
        return true;
    }
    return false;
}

void picture_fetch_cancel(struct worker *w)
{
    for (struct picture_run *run = w->picture_runs, *next; run; run = next) {
        next = run->next;
        run->n = run->at;
        error_set(&run->error, ERROR_CANCELLED, 0, "cancelled");
        finish_if_done(w, run);
    }
}

static struct picture_run *run_new(struct worker *w, const struct engine_command *c)
{
    struct picture_run *run = MEM_NEW(struct picture_run);
    run->ticket = c->ticket;
    run->next = w->picture_runs;
    w->picture_runs = run;
    return run;
}

static void add_wanting(struct worker *w, struct picture_run *run, int64_t node, bool all)
{
    int64_t *ids;
    size_t n;
    if (!pictures_wanting(w->store, node, all ? NEWEST_ALL : NEWEST, all, !w->options->no_pictures,
                          &run->arena, &ids, &n, &run->error))
        return;
    int64_t *both = arena_array(&run->arena, run->n + n, sizeof *both);
    if (run->n > 0)
        memcpy(both, run->articles, run->n * sizeof *both);
    if (n > 0)
        memcpy(both + run->n, ids, n * sizeof *both);
    run->articles = both;
    run->n += n;
}

void picture_fetch_run(struct worker *w, struct engine_command *c)
{
    struct picture_run *run = run_new(w, c);
    for (size_t i = 0; w->pictures.directory && i < c->n_ids; i++)
        add_wanting(w, run, c->ids[i], c->flags & REFRESH_FULL_TEXT);
    finish_if_done(w, run);
}

void picture_fetch_wanted(struct worker *w, struct engine_command *c)
{
    struct picture_run *run = run_new(w, c);
    run->wanted = true;
    if (w->pictures.directory) {
        run->articles = ARENA_NEW(&run->arena, int64_t);
        run->articles[0] = c->id;
        run->n = 1;
    }
    finish_if_done(w, run);
}
