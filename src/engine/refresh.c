/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh.h"

#include <stdlib.h>

#include "base/log.h"
#include "engine/document.h"
#include "engine/intake.h"
#include "engine/lock.h"
#include "engine/older.h"
#include "engine/page-fetch.h"
#include "engine/schedule.h"
#include "engine/source-reach.h"
#include "engine/source-settings.h"
#include "engine/trim.h"
#include "store/articles.h"

enum {
    TELL_EVERY_MS = 200,
    VALIDATORS_LAST_S = 8 * 86400, /* some servers answer 304 for ever */
    WORKED_LATELY_S = 7 * 86400,
};

struct refresh {
    struct refresh *next;
    engine_ticket ticket;
    unsigned flags;
    int64_t total, done;
    int64_t pages_total, pages_done, pages_failed;
    struct merge_counts counts;
    int64_t failed, waiting;
    size_t lists, pages; /* REFRESH_OLDER: what can have older pages, and how many there were */
    size_t under_way;    /* requests, for sources and pages */
    struct trim trim;    /* what comes last */
    bool untold;         /* changes that no event has told of yet */
    struct error error;  /* why it ends early */
};

struct source_job {
    struct fetch fetch;
    struct refresh *refresh;
    enum full_text_mode full_text;
    bool trims;
    bool stopped;                /* nothing asks for it but the user */
    bool worked;                 /* not long ago */
    struct intake_source source; /* owns title and url */
    struct older older;          /* REFRESH_OLDER; else without address */
};

/* ---- beginning and end --------------------------------------------------------------------- */

static void finish(struct worker *w, struct refresh *f)
{
    struct refresh **at = &w->refreshes;
    while (*at != f) {
        at = &(*at)->next;
    }
    *at = f->next;
    if (!w->refreshes) {
        lock_release(w->lock_fd);
        w->lock_fd = -1;
    }
    if (f->untold) {
        worker_tell_changed(w, f->ticket);
    }
    if (f->flags & REFRESH_WAITING) {
        w->weather.recovered = false;
    }
    struct engine_event *event = event_done(f->ticket, &f->error);
    event->done = f->done;
    event->total = f->total;
    event->pages_done = f->pages_done;
    event->pages_total = f->pages_total;
    event->pages_failed = f->pages_failed;
    event->added = f->counts.added;
    event->updated = f->counts.updated;
    event->unchanged = f->counts.unchanged;
    event->failed = f->failed;
    event->waiting = f->waiting;
    worker_tell(w, event);
    trim_fini(&f->trim);
    free(f);
}

/* Whoever asks for older pages is told when there are none. */
static void check_older(struct refresh *f)
{
    if (f->error.code != ERROR_NONE || f->pages > 0 || f->failed + f->waiting > 0) {
        return;
    }
    if (f->lists == 0) {
        error_set(&f->error, ERROR_INVALID, 0, "no page that lists articles");
    } else {
        error_set(&f->error, ERROR_NOT_FOUND, 0, "no further page");
    }
}

/* What is left to do then comes by refresh_step. */
static void finish_if_done(struct worker *w, struct refresh *f)
{
    bool older = f->flags & REFRESH_OLDER;
    if (f->under_way > 0) {
        return;
    }
    struct error away;
    if (f->waiting > 0 && f->error.code == ERROR_NONE && weather_is_away(w, &away)) {
        f->error = away;
    }
    if (older) {
        check_older(f);
    }
    if (older || f->error.code != ERROR_NONE) {
        finish(w, f);
    }
}

size_t refresh_under_way(const struct worker *w)
{
    size_t n = 0;
    for (const struct refresh *f = w->refreshes; f; f = f->next) {
        n += f->under_way;
    }
    return n;
}

void refresh_fail_all(struct worker *w, const struct error *e)
{
    for (struct refresh *f = w->refreshes; f; f = f->next) {
        if (f->error.code == ERROR_NONE) {
            f->error = *e;
        }
    }
    worker_cancel(w);
}

void refresh_cancel_all(struct worker *w)
{
    struct error e;
    error_set(&e, ERROR_CANCELLED, 0, "cancelled");
    refresh_fail_all(w, &e);
}

/* ---- telling ------------------------------------------------------------------------------- */

void refresh_tell_changed(struct worker *w, engine_ticket ticket)
{
    int64_t now_ms = clock_monotonic_ms(w->clock);
    if (now_ms - w->told_at_ms >= TELL_EVERY_MS) {
        w->told_at_ms = now_ms;
        worker_tell_changed(w, ticket);
        for (struct refresh *f = w->refreshes; f; f = f->next) {
            f->untold = false;
        }
    }
}

static void note_changes(struct worker *w, struct refresh *f)
{
    f->untold = true;
    refresh_tell_changed(w, f->ticket);
}

static void tell_progress(struct worker *w, const struct refresh *f)
{
    struct engine_event *event = event_new(EVENT_PROGRESS, f->ticket);
    event->done = f->done;
    event->total = f->total;
    event->pages_done = f->pages_done;
    event->pages_total = f->pages_total;
    worker_tell(w, event);
}

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

static void tell_source(struct worker *w, struct refresh *f, const struct source_job *job,
                        const struct intake *in)
{
    struct engine_event *event = event_source(job, &in->error);
    event->added = in->counts.added;
    event->updated = in->counts.updated;
    event->unchanged = in->counts.unchanged;
    worker_tell(w, event);
    tell_progress(w, f);
}

/* The source keeps its state: nothing is known of it, and it stays due. One that is stopped does
 * not wait for anything. */
static void note_waiting(struct worker *w, struct source_job *job, const struct error *why)
{
    struct refresh *f = job->refresh;
    f->done++;
    if (!job->stopped) {
        struct engine_event *event = event_source(job, why);
        event->waiting = 1;
        worker_tell(w, event);
        f->waiting++;
        f->untold = true;
        weather_add_waiting(w, job->source.id, job->worked);
    }
    tell_progress(w, f);
}

/* ---- what comes last ----------------------------------------------------------------------- */

static void step(struct worker *w, struct refresh *f)
{
    bool done = true, changed = false;
    if (f->error.code == ERROR_NONE && !trim_step(w, &f->trim, &done, &changed, &f->error)) {
        done = true;
    }
    if (changed) {
        note_changes(w, f);
    }
    if (done) {
        finish(w, f);
    }
}

bool refresh_step(struct worker *w)
{
    struct refresh *f = w->refreshes;
    while (f && f->under_way > 0) {
        f = f->next;
    }
    if (f) {
        step(w, f);
    }
    return f != NULL;
}

/* ---- one source ---------------------------------------------------------------------------- */

static void tell_page(struct worker *w, struct refresh *f, const struct fetched_page *page)
{
    struct stored_article stored;
    struct engine_event *event = event_new(EVENT_PAGE, f->ticket);
    event->error = *page->error;
    event->article = page->article;
    event->node = page->source;
    event->url = arena_strdup(&event->arena, page->url);
    if (articles_load(w->store, page->article, &stored, NULL)) {
        event->title = arena_strdup(&event->arena, stored.row.title);
        stored_article_fini(&stored);
    }
    worker_tell(w, event);
}

static void page_done(struct worker *w, struct refresh *f, const struct fetched_page *page)
{
    if (page->error && page->error->code != ERROR_CANCELLED) {
        f->pages_failed++;
        tell_page(w, f, page);
    }
    f->pages_done++;
    tell_progress(w, f);
    if (page->changed) {
        note_changes(w, f);
    }
    f->under_way--;
    finish_if_done(w, f);
}

static void ask_pages(struct worker *w, struct refresh *f, struct page_wish *wish)
{
    wish->all = f->flags & REFRESH_FULL_TEXT;
    wish->again = wish->all && f->flags & REFRESH_FORCE;
    wish->budget = w->options->page_budget;
    wish->refresh = f;
    wish->done = page_done;
    size_t pages = page_fetch_missing(w, wish);
    f->under_way += pages;
    f->pages_total += (int64_t)pages;
}

static void free_job(struct source_job *job)
{
    older_fini(&job->older);
    free((char *)job->source.title);
    free((char *)job->source.url);
    free(job);
}

static void fetch_pages(struct worker *w, const struct source_job *job, const struct intake *in)
{
    struct page_wish wish = {.source = job->source.id,
                             .kind = job->source.kind,
                             .mode = job->full_text,
                             .teasers = in->teasers,
                             .zone = job->source.zone};
    ask_pages(w, job->refresh, &wish);
}

static void note_answer(struct worker *w, const struct source_job *job, const struct intake *in)
{
    struct refresh *f = job->refresh;
    bool older = f->flags & REFRESH_OLDER; /* the place in the list has changed at least */
    f->done++;
    f->pages += (size_t)job->older.pages;
    f->counts.added += in->counts.added;
    f->counts.updated += in->counts.updated;
    f->counts.unchanged += in->counts.unchanged;
    f->failed += in->error.code != ERROR_NONE;
    tell_source(w, f, job, in);
    if (older || in->counts.added + in->counts.updated > 0 || in->error.code != ERROR_NONE) {
        note_changes(w, f);
    }
    if (in->error.code == ERROR_NONE || f->flags & REFRESH_FULL_TEXT) {
        fetch_pages(w, job, in);
    }
    if (job->trims) {
        vec_push(&f->trim.sources, job->source.id);
    }
}

static bool ask_again(struct worker *w, struct source_job *job, struct error *e);

/* True when a further page of the source is on its way. */
static bool take_answer(struct worker *w, struct source_job *job, struct net_response *r)
{
    struct intake in;
    struct error e;
    bool goes_on = false;
    bool ok = job->older.url ? older_answer(w, &job->source, &job->older, r, &in, &goes_on, &e)
                             : intake_answer(w, &job->source, r, &in, &e);
    goes_on = goes_on && ok;
    ok = ok && (!goes_on || ask_again(w, job, &e));
    if (ok && !goes_on) {
        note_answer(w, job, &in);
    } else if (!ok && e.code == ERROR_NOT_FOUND) { /* removed meanwhile */
        job->refresh->done++;
    } else if (!ok) {
        refresh_fail_all(w, &e);
    }
    return ok && goes_on;
}

static void source_done(struct worker *w, struct fetch *fetch, struct net_response *r)
{
    struct source_job *job = (struct source_job *)fetch;
    struct refresh *f = job->refresh;
    bool unreachable = net_is_unreachable(r);
    if (unreachable) {
        note_waiting(w, job, &r->error);
    } else {
        weather_drop_waiting(w, job->source.id);
    }
    if (unreachable || !take_answer(w, job, r)) {
        free_job(job);
        f->under_way--;
        finish_if_done(w, f);
    }
}

static void source_cancelled(struct worker *w, struct fetch *fetch, const struct error *e)
{
    struct source_job *job = (struct source_job *)fetch;
    struct refresh *f = job->refresh;
    free_job(job);
    f->under_way--;
    finish_if_done(w, f);
}

static bool is_due(const struct refresh *f, const struct tree_node *node, int64_t now)
{
    const struct source_status *s = &node->status;
    if (f->flags & REFRESH_OLDER) {
        return node->kind == NODE_LIST;
    }
    return f->flags & (REFRESH_NOW | REFRESH_FORCE | REFRESH_WAITING) ||
           (s->due_at <= now && !schedule_is_stopped(s->error, s->failures));
}

/* The source's own address is the user's, unless it was public at first; an older page's is not. */
static enum net_reach reach_of(struct worker *w, const struct source_job *job,
                               const struct source_fetch *fetch)
{
    struct arena arena = {0};
    struct source_reach reach = source_reach_load(w->store, job->source.id, &arena);
    bool own = !job->older.url && fetch->network != NETWORK_PUBLIC;
    enum net_reach found = own ? NET_NAMED : source_reach_net(&reach);
    arena_fini(&arena);
    return found;
}

static bool ask(struct worker *w, struct source_job *job, const struct source_fetch *fetch,
                const struct source_settings *settings, struct error *e)
{
    const char *older = job->older.url;
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

static bool ask_again(struct worker *w, struct source_job *job, struct error *e)
{
    struct arena arena = {0};
    struct source_fetch fetch;
    struct source_settings settings;
    bool ok = source_load(w->store, job->source.id, &arena, &fetch, &settings, e) &&
              ask(w, job, &fetch, &settings, e);
    arena_fini(&arena);
    return ok;
}

static struct source_job *job_new(struct worker *w, struct refresh *f, const struct tree_node *node,
                                  const struct source_fetch *fetch,
                                  const struct source_settings *settings)
{
    struct source_job *job = MEM_NEW(struct source_job);
    job->trims = !(f->flags & REFRESH_OLDER) && trim_applies(w, settings, fetch);
    job->fetch =
        (struct fetch){.done = source_done, .cancelled = source_cancelled, .may_wait = true};
    job->stopped = schedule_is_stopped(fetch->status.error, fetch->status.failures);
    job->worked = fetch->status.succeeded_at > worker_now(w) - WORKED_LATELY_S;
    job->refresh = f;
    job->full_text = settings->full_text;
    job->source = (struct intake_source){
        .id = node->id,
        .kind = node->kind,
        .url = mem_strdup(node->url),
        .title = mem_strdup(node->title),
        .zone = intake_zone(w, node, settings),
        .force = f->flags & REFRESH_FORCE,
    };
    return job;
}

static bool start(struct worker *w, struct refresh *f, const struct tree_node *node,
                  const struct source_fetch *fetch, const struct source_settings *settings,
                  struct error *e)
{
    struct source_job *job = job_new(w, f, node, fetch, settings);
    bool older = f->flags & REFRESH_OLDER;
    bool wanted = !older || older_begin(&job->older, node->url, fetch);
    bool ok = !wanted || ask(w, job, fetch, settings, e);
    f->lists += older;
    if (!ok || !wanted) {
        free_job(job);
        return ok;
    }
    f->under_way++;
    f->total++;
    return true;
}

/* ---- which sources ------------------------------------------------------------------------- */

static bool is_wanted(const int64_t *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (ids[i] == id) {
            return true;
        }
    }
    return false;
}

/* With whole texts wanted, a source that is not due is only asked for the pages it still owes. */
static bool ask_node(struct worker *w, struct refresh *f, const struct tree_node *node, bool due,
                     struct error *e)
{
    struct arena arena = {0};
    struct source_fetch fetch;
    struct source_settings settings;
    bool ok = source_load(w->store, node->id, &arena, &fetch, &settings, e);
    if (ok && due) {
        ok = start(w, f, node, &fetch, &settings, e);
    } else if (ok) {
        struct page_wish wish = {.source = node->id,
                                 .kind = node->kind,
                                 .mode = settings.full_text,
                                 .zone = intake_zone(w, node, &settings)};
        ask_pages(w, f, &wish);
    }
    arena_fini(&arena);
    return ok;
}

/* Of sources that are not due. */
static bool owes_pages(const struct refresh *f)
{
    return f->flags & REFRESH_FULL_TEXT && !(f->flags & REFRESH_OLDER);
}

static bool ask_all(struct worker *w, struct refresh *f, const struct engine_command *c,
                    struct error *e)
{
    struct tree tree;
    if (!tree_load(w->store, &tree, e)) {
        return false;
    }
    int64_t now = worker_now(w);
    bool everything = is_wanted(c->ids, c->n_ids, TREE_ROOT);
    int within = -1; /* depth of the wanted node that the walk is below, -1: none */
    bool ok = true;
    for (size_t i = 0; i < tree.n && ok; i++) {
        const struct tree_node *node = &tree.nodes[i];
        if (within >= 0 && node->depth <= within) {
            within = -1;
        }
        if (within < 0 && is_wanted(c->ids, c->n_ids, node->id)) {
            within = node->depth;
        }
        bool wanted = (everything || within >= 0) && node_is_source(node->kind) && node->url;
        bool due = wanted && is_due(f, node, now);
        if (due || (wanted && owes_pages(f))) {
            ok = ask_node(w, f, node, due, e);
        }
    }
    tree_fini(&tree);
    return ok;
}

void refresh_start(struct worker *w, struct engine_command *c)
{
    struct refresh *f = MEM_NEW(struct refresh);
    struct error e;
    f->ticket = c->ticket;
    f->flags = c->flags | (c->kind == ENGINE_FETCH_OLDER ? REFRESH_OLDER : 0);
    if (!w->refreshes && !lock_take(w->options->database, "refresh", "another refresh is running",
                                    &w->lock_fd, &e)) {
        if (!(f->flags & REFRESH_WAITING)) {
            worker_done(w, c->ticket, &e);
        }
        free(f);
        return;
    }
    if (!w->refreshes) {
        weather_begin(w);
    }
    f->next = w->refreshes;
    w->refreshes = f;
    if (!ask_all(w, f, c, &e)) {
        f->error = e;
        worker_cancel(w);
    }
    finish_if_done(w, f);
}
