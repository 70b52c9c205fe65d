/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/edit.h"

#include <stdlib.h>

#include "base/log.h"
#include "engine/data/command.h"
#include "engine/thread/source-settings.h"
#include "feed/json/chapters.h"
#include "model/mark.h"
#include "store/article/article.h"
#include "store/record/queue.h"
#include "text/url/url.h"

enum { MAX_CHAPTER_BYTES = 1 << 20 };

/* ---- chapters of their own document ---------------------------------------------------------- */

/* The ticket ends with it: what is queued is complete then. */
struct chapters_job {
    struct fetch fetch;
    engine_ticket ticket;
    int64_t entry;
};

static void end(struct worker *w, engine_ticket ticket, int64_t entry)
{
    struct engine_event *event = event_done(ticket, NULL);
    event->node = entry;
    worker_post_changed(w, ticket);
    worker_post(w, event);
}

/* Without them the recording plays as well. */
static void chapters_done(struct worker *w, struct fetch *f, struct net_response *r)
{
    AUTO_FREE struct chapters_job *job = (struct chapters_job *)f;
    AUTO(arena) arena = {0};
    struct chapter *chapters;
    struct error e = r->error;
    size_t n;
    bool ok = e.code == ERROR_NONE &&
              chapters_parse(buf_str(&r->body), &arena, &chapters, &n, &e) &&
              queue_set_chapters(w->store, job->entry, chapters, n, &e);
    if (!ok)
        log_info("engine", "chapters: %s", e.detail);
    end(w, job->ticket, job->entry);
}

static void chapters_cancelled(struct worker *w, struct fetch *f, const struct error *e)
{
    end(w, ((struct chapters_job *)f)->ticket, ((struct chapters_job *)f)->entry);
    free(f);
}

/* False if there is nothing to fetch. */
static bool fetch_chapters(struct worker *w, engine_ticket ticket, int64_t entry,
                           const struct stored_article *a)
{
    struct net_request request = {.url = a->article.chapters_url, .max_bytes = MAX_CHAPTER_BYTES};
    if (a->article.n_chapters > 0 || !request.url || !source_allows(w, a->row.source, request.url))
        return false;
    struct chapters_job *job = MEM_NEW(struct chapters_job);
    job->fetch = (struct fetch){.done = chapters_done, .cancelled = chapters_cancelled};
    job->ticket = ticket;
    job->entry = entry;
    bool ok = source_settings_fetch(w, a->row.source, &job->fetch, &request, NULL);
    if (!ok)
        free(job);
    return ok;
}

/* ---- commands -------------------------------------------------------------------------------- */

static bool queue_article_of(struct worker *w, const struct stored_article *a, int64_t *entry,
                             struct error *e)
{
    const struct attachment *recording = article_recording(&a->article);
    /* A player knows addresses that are more than that. */
    if (!recording ||
        !(url_is_fetchable(str_from(recording->url)) || url_is_file(str_from(recording->url))))
        return error_set(e, ERROR_NOT_FOUND, 0, "this article has no recording");
    struct episode episode = {.article = a->row.at.id,
                              .url = recording->url,
                              .title = a->row.title,
                              .source = a->row.source_name ? a->row.source_name : "",
                              .duration = recording->duration,
                              .chapters = a->article.chapters,
                              .n_chapters = a->article.n_chapters};
    return queue_add(w->store, &episode, entry, e);
}

bool edit_queue(struct worker *w, struct engine_command *c, struct error *e)
{
    AUTO(stored_article) stored = {0};
    int64_t entry = 0;
    if (!articles_load(w->store, c->id, &stored, e))
        return false;
    if (!queue_article_of(w, &stored, &entry, e)) {
        struct engine_event *event = event_done(c->ticket, e);
        event->node = entry;
        worker_post(w, event);
    } else if (!fetch_chapters(w, c->ticket, entry, &stored)) {
        end(w, c->ticket, entry);
    }
    return true;
}

static bool finish(struct worker *w, const struct engine_command *c, bool ok)
{
    if (ok)
        worker_done_with_change(w, c->ticket, 1);
    return ok;
}

bool edit_unqueue(struct worker *w, struct engine_command *c, struct error *e)
{
    return finish(w, c, queue_remove(w->store, c->id, e));
}

bool edit_queue_order(struct worker *w, struct engine_command *c, struct error *e)
{
    return finish(w, c, queue_move(w->store, c->id, c->flags & QUEUE_UP, e));
}

bool edit_queue_place(struct worker *w, struct engine_command *c, struct error *e)
{
    return queue_set_place(w->store, c->id, (int64_t)c->position, e) || e->code == ERROR_NOT_FOUND;
}

/* Its article, if it is still there, is read; that can be undone. */
bool edit_queue_played(struct worker *w, struct engine_command *c, struct error *e)
{
    const struct edit edit = {CHANGE_MARK, edit_mark};
    int64_t article;
    if (!queue_article(w->store, c->id, &article, e) || !queue_remove(w->store, c->id, e))
        return false;
    struct engine_command mark = {
        .kind = ENGINE_MARK, .ticket = c->ticket, .mark = MARK_READ, .ids = &article, .n_ids = 1};
    return edit_run(w, &mark, &edit, e);
}
