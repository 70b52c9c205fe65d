/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/source.h"

#include <stdlib.h>

#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/refresh/document.h"
#include "engine/refresh/intake.h"
#include "engine/refresh/older.h"
#include "engine/refresh/pages.h"
#include "engine/refresh/rule-programs.h"
#include "engine/refresh/schedule.h"
#include "engine/thread/parsing.h"
#include "engine/thread/programs.h"
#include "engine/thread/source-reach.h"
#include "engine/thread/source-settings.h"

enum {
    VALIDATORS_LAST_S = 8 * 86400, /* some servers respond with 304 forever */
    WORKED_LATELY_S = 7 * 86400,
};

struct source_job {
    struct fetch fetch;
    struct refresh *refresh;
    enum full_text_mode full_text;
    bool trims;
    bool stopped;                /* fetched only on request */
    struct intake_source source; /* owns title and url */
    struct older older;          /* of REFRESH_OLDER, otherwise without address */
};

static struct engine_event *event_source(const struct source_job *job, const struct error *e)
{
    const struct intake_source *source = &job->source;
    struct engine_event *event = event_new(EVENT_SOURCE, job->refresh->ticket);
    event->error = *e;
    event->failed = e->code != ERROR_NONE;
    event->node = source->id;
    event->title = arena_strdup(&event->arena, *source->title ? source->title : source->url);
    return event;
}

static void post_source(struct worker *w, struct refresh *f, const struct source_job *job,
                        const struct intake *in)
{
    struct engine_event *event = event_source(job, &in->error);
    event->added = in->counts.added;
    event->updated = in->counts.updated;
    event->unchanged = in->counts.unchanged;
    rule_programs_report(event, &in->asked);
    worker_post(w, event);
    refresh_post_progress(w, f);
}

/* Leaves the source's state unchanged: it stays due. A stopped one does not wait. */
static void note_waiting(struct worker *w, struct source_job *job, const struct error *why)
{
    struct refresh *f = job->refresh;
    f->results.done++;
    vec_push(&f->handled, job->source.id);
    if (!job->stopped) {
        struct engine_event *event = event_source(job, why);
        event->waiting = 1;
        worker_post(w, event);
        f->results.waiting++;
        f->unreported = true;
        connectivity_add_waiting(w, job->source.id, job->fetch.worked);
    }
    refresh_post_progress(w, f);
}

/* ---- request -------------------------------------------------------------------------------- */

/* The user's own address may be private unless it was public at first, other addresses may not. */
static enum net_reach reach_of(struct worker *w, const struct source_job *job,
                               const struct source_fetch *fetch)
{
    if (!job->older.url && fetch->network != NETWORK_PUBLIC)
        return NET_NAMED;
    AUTO(arena) arena = {0};
    struct source_reach reach = source_reach_load(w->store, job->source.id, &arena);
    return source_reach_net(&reach);
}

static bool send_request(struct worker *w, struct source_job *job, const struct source_fetch *fetch,
                         const struct source_settings *settings, struct error *e)
{
    const char *older = job->older.url;
    if (fetch->is_program && !older) {
        programs_fetch(w, &job->fetch, job->source.url);
        return true;
    }
    bool conditional =
        !older && !job->source.force && worker_now(w) - fetch->validators_at < VALIDATORS_LAST_S;
    bool feed = job->source.kind == NODE_FEED;
    struct net_request request = {
        .url = older ? older : job->source.url,
        .accept = feed ? DOCUMENT_ACCEPT_FEED : DOCUMENT_ACCEPT_PAGE,
        .reader = &document_reader,
        .reach = reach_of(w, job, fetch),
        .etag = conditional ? fetch->etag : NULL,
        .last_modified = conditional ? fetch->last_modified : NULL,
        .max_bytes = feed ? CONTENT_FEED_BYTES : 0,
    };
    source_settings_apply(settings, &request);
    return worker_fetch(w, &job->fetch, &request, e);
}

static bool request_next(struct worker *w, struct source_job *job, struct error *e)
{
    AUTO(arena) arena = {0};
    struct source_fetch fetch;
    struct source_settings settings;
    return source_load(w->store, job->source.id, &arena, &fetch, &settings, e) &&
           send_request(w, job, &fetch, &settings, e);
}

/* ---- response ------------------------------------------------------------------------------- */

static void free_job(struct source_job *job)
{
    older_fini(&job->older);
    free((char *)job->fetch.filter);
    free((char *)job->source.title);
    free((char *)job->source.url);
    free(job);
}

static void fetch_pages(struct worker *w, const struct source_job *job, const struct intake *in)
{
    struct page_fetch_options options = {.source = job->source.id,
                                         .kind = job->source.kind,
                                         .mode = job->full_text,
                                         .teasers = in->teasers,
                                         .wanted = in->counts.wanted > 0,
                                         .zone = job->source.zone};
    refresh_request_pages(w, job->refresh, &options);
}

static void note_answer(struct worker *w, const struct source_job *job, const struct intake *in)
{
    struct refresh *f = job->refresh;
    bool older = f->flags & REFRESH_OLDER; /* at least the place in the list has changed */
    f->results.done++;
    vec_push(&f->handled, job->source.id);
    f->results.older_pages += (size_t)job->older.pages;
    f->results.counts.added += in->counts.added;
    f->results.counts.updated += in->counts.updated;
    f->results.counts.unchanged += in->counts.unchanged;
    f->results.failed += in->error.code != ERROR_NONE;
    post_source(w, f, job, in);
    if (older || in->counts.added + in->counts.updated + in->counts.muted > 0 ||
        in->error.code != ERROR_NONE)
        refresh_note_changes(w, f);
    rule_programs_start(w, f, &in->asked);
    if (in->error.code == ERROR_NONE || f->flags & REFRESH_FULL_TEXT)
        fetch_pages(w, job, in);
    if (job->trims)
        vec_push(&f->trim.sources, job->source.id);
}

/* The database has not taken the answer. */
static void fail(struct worker *w, struct source_job *job, const struct error *e)
{
    struct refresh *f = job->refresh;
    if (w->batch) {
        w->batch_error = *e;
    } else if (refresh_outlives(e)) {
        f->damage = *e;
        f->results.done++;
        f->results.failed++;
        vec_push(&f->handled, job->source.id);
        post_source(w, f, job, &(struct intake){.error = *e});
    } else {
        refresh_fail_all(w, e);
    }
}

/* True when a further page of the source was requested. */
static bool process_answer(struct worker *w, struct source_job *job, const struct net_response *r,
                           const struct parsed *parsed)
{
    struct intake in = {0};
    struct error e;
    bool goes_on = false;
    bool ok = job->older.url
                  ? older_answer(w, &job->source, &job->older, r, parsed, &in, &goes_on, &e)
                  : intake_answer(w, &job->source, r, parsed, &in, &e);
    goes_on = goes_on && ok;
    ok = ok && (!goes_on || request_next(w, job, &e));
    if (ok && !goes_on)
        note_answer(w, job, &in);
    else if (!ok && e.code == ERROR_NOT_FOUND) /* source was removed */
        job->refresh->results.done++;
    else if (!ok)
        fail(w, job, &e);
    rules_asked_fini(&in.asked);
    return ok && goes_on;
}

static void end(struct worker *w, struct source_job *job)
{
    struct refresh *f = job->refresh;
    free_job(job);
    f->under_way--;
}

static void source_parsed(struct worker *w, struct fetch *fetch, struct net_response *r,
                          struct parsed *parsed)
{
    struct source_job *job = (struct source_job *)fetch;
    if (parsed->unstarted)
        refresh_fail_all(w, &parsed->error); /* leaves the sources' states unchanged */
    if (parsed->unstarted || !process_answer(w, job, r, parsed))
        end(w, job);
}

/* False if there is nothing to parse. */
static bool ask(struct worker *w, struct source_job *job, struct net_response *r)
{
    union call_question question = {0};
    bool asks = job->older.url ? older_asks(w, &job->source, r, &question.content)
                               : intake_asks(w, &job->source, r, &question.content);
    if (asks)
        parsing_ask(w, &job->fetch, r, CALL_CONTENT, &question, source_parsed);
    return asks;
}

static void source_done(struct worker *w, struct fetch *fetch, struct net_response *r)
{
    struct source_job *job = (struct source_job *)fetch;
    if (net_is_unreachable(r)) {
        note_waiting(w, job, &r->error);
        end(w, job);
        return;
    }
    connectivity_drop_waiting(w, job->source.id);
    if (!ask(w, job, r) && !process_answer(w, job, r, NULL))
        end(w, job);
}

static void source_cancelled(struct worker *w, struct fetch *fetch, const struct error *e)
{
    end(w, (struct source_job *)fetch);
}

/* ---- start ---------------------------------------------------------------------------------- */

static struct source_job *job_new(struct worker *w, struct refresh *f, const struct tree_node *node,
                                  const struct source_fetch *fetch,
                                  const struct source_settings *settings)
{
    struct source_job *job = MEM_NEW(struct source_job);
    job->trims = !(f->flags & REFRESH_OLDER) && trim_applies(w, settings, fetch);
    job->fetch = (struct fetch){.done = source_done,
                                .cancelled = source_cancelled,
                                .may_wait = true,
                                .filter = mem_strdup(settings->filter)};
    job->stopped = schedule_is_stopped(fetch->status.error, fetch->status.failures);
    job->fetch.worked = fetch->status.succeeded_at > worker_now(w) - WORKED_LATELY_S;
    job->refresh = f;
    job->full_text = settings->full_text;
    job->source = (struct intake_source){
        .id = node->id,
        .kind = node->kind,
        .url = mem_strdup(node->url),
        .title = mem_strdup(node->title),
        .zone = intake_zone(w, node, settings),
        .force = f->flags & REFRESH_FORCE,
        .last_hash = fetch->body_hash,
    };
    job->fetch.name = *job->source.title ? job->source.title : job->source.url;
    return job;
}

bool refresh_request_source(struct worker *w, struct refresh *f, const struct tree_node *node,
                            const struct source_fetch *fetch,
                            const struct source_settings *settings, struct error *e)
{
    struct source_job *job = job_new(w, f, node, fetch, settings);
    bool older = f->flags & REFRESH_OLDER;
    bool wanted = !older || older_begin(&job->older, node->url, fetch);
    bool ok = !wanted || send_request(w, job, fetch, settings, e);
    f->lists += older;
    if (!ok || !wanted) {
        free_job(job);
        return ok;
    }
    f->under_way++;
    f->total++;
    return true;
}
