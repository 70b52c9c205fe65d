/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/comments.h"

#include <stdlib.h>

#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/engine.h"
#include "engine/refresh/answer-status.h"
#include "engine/refresh/document.h"
#include "engine/thread/parsing.h"
#include "engine/thread/source-settings.h"
#include "store/article/article.h"
#include "store/article/comments.h"

enum {
    MAX_BYTES = 5 << 20,
    PRIORITY = 10,
};

struct comments_job {
    struct fetch fetch;
    engine_ticket ticket;
    int64_t article;
};

static void end(struct worker *w, struct comments_job *job, size_t n, const struct error *e)
{
    struct engine_event *event = event_done(job->ticket, e);
    event->article = job->article;
    event->updated = (int64_t)n;
    worker_post(w, event);
    free(job);
}

static void comments_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                            struct parsed *parsed)
{
    struct comments_job *job = (struct comments_job *)f;
    const struct comments *comments = &parsed->answer.comments;
    struct error e = parsed->error;
    bool ok =
        e.code == ERROR_NONE && comments_save(w->store, job->article, comments->v, comments->n, &e);
    end(w, job, ok ? comments->n : 0, ok ? NULL : &e);
}

static void comments_done(struct worker *w, struct fetch *f, struct net_response *r)
{
    struct error e;
    union call_question question = {
        .comments = {.url = r->url,
                     .content_type = r->content_type,
                     .default_offset = zone_offset(w->options->zone, worker_now(w))}};
    if (answer_is_usable(r, false, &e))
        parsing_ask(w, f, r, CALL_COMMENTS, &question, comments_parsed);
    else
        end(w, (struct comments_job *)f, 0, &e);
}

static void comments_cancelled(struct worker *w, struct fetch *f, const struct error *e)
{
    worker_done(w, ((struct comments_job *)f)->ticket, e);
    free(f);
}

static bool request(struct worker *w, struct comments_job *job, const struct stored_article *a,
                    struct error *e)
{
    struct net_request request = {.url = a->article.comments_feed,
                                  .accept = DOCUMENT_ACCEPT_FEED,
                                  .reader = &document_reader,
                                  .max_bytes = MAX_BYTES,
                                  .priority = PRIORITY,
                                  .ignore_retry_after = true};
    if (!request.url)
        return error_set(e, ERROR_NOT_FOUND, 0, "this article has no feed of comments");
    if (!source_allows(w, a->row.source, request.url))
        return error_set(e, ERROR_UNSUPPORTED, 0, "an address of a private network");
    return source_settings_fetch(w, a->row.source, &job->fetch, &request, e);
}

bool comments_fetch(struct worker *w, struct engine_command *c, struct error *e)
{
    AUTO(stored_article) stored = {0};
    if (!articles_load(w->store, c->id, &stored, e))
        return false;
    struct comments_job *job = MEM_NEW(struct comments_job);
    job->fetch = (struct fetch){.done = comments_done, .cancelled = comments_cancelled};
    job->ticket = c->ticket;
    job->article = c->id;
    bool ok = request(w, job, &stored, e);
    if (!ok)
        free(job);
    return ok;
}
