/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/comments.h"

#include <stdlib.h>

#include "engine/data/article-body.h"
#include "engine/refresh/answer.h"
#include "engine/refresh/document.h"
#include "engine/thread/source-settings.h"
#include "feed/feed.h"
#include "store/articles.h"
#include "store/comments.h"

enum {
    MAX_BYTES = 5 << 20,
    MAX_COMMENTS = 500,
    MAX_COMMENT = 20 << 10, /* bytes of text */
    PRIORITY = 10,
};

struct comments_job {
    struct fetch fetch;
    engine_ticket ticket;
    int64_t article;
};

/* Text of a comment, shortened at a line. */
static const char *text_of(struct arena *a, const struct article *comment)
{
    const char *html = comment->content ? comment->content : comment->summary;
    AUTO(buf) text = BUF_INIT;
    AUTO(doc) doc = {0};
    if (html) {
        if (article_body_read(&doc, html, comment, NULL))
            doc_add_plain(&text, doc.root);
    }
    struct str s = str_trim(buf_str(&text));
    if (s.n > MAX_COMMENT) {
        size_t end = MAX_COMMENT;
        while (end > 0 && s.p[end] != '\n')
            end--;
        s.n = end;
    }
    return arena_strndup(a, s.p ? s.p : "", s.n);
}

static int by_time(const void *a, const void *b)
{
    const struct comment *x = a, *y = b;
    return (x->time > y->time) - (x->time < y->time);
}

/* Fills *out with what the feed has, oldest first if all are dated. */
static void read_comments(const struct feed *feed, struct comments *out)
{
    bool dated = true;
    out->v = arena_array(&out->arena, feed->n_articles, sizeof *out->v);
    for (size_t i = 0; i < feed->n_articles; i++) {
        const struct article *a = &feed->articles[i];
        bool has_date = a->published.precision != DATE_NONE;
        out->v[out->n++] = (struct comment){.time = has_date               ? a->published.time
                                                    : a->updated.precision ? a->updated.time
                                                                           : 0,
                                            .author = a->author ? a->author : a->title,
                                            .text = text_of(&out->arena, a)};
        dated = dated && out->v[i].time != 0;
    }
    if (dated && out->n > 1)
        qsort(out->v, out->n, sizeof *out->v, by_time);
}

static bool store_answer(struct worker *w, struct comments_job *job, const struct net_response *r,
                         size_t *n, struct error *e)
{
    struct feed_options options = {.url = r->url,
                                   .content_type = r->content_type,
                                   .default_offset = zone_offset(w->options->zone, worker_now(w)),
                                   .max_articles = MAX_COMMENTS};
    AUTO(comments) comments = {0};
    AUTO(feed) feed = {0};
    if (!answer_is_usable(r, false, e) || !feed_parse(buf_str(&r->body), &options, &feed, e))
        return false;
    read_comments(&feed, &comments);
    *n = comments.n;
    return comments_save(w->store, job->article, comments.v, comments.n, e);
}

static void comments_done(struct worker *w, struct fetch *f, struct net_response *r)
{
    AUTO_FREE struct comments_job *job = (struct comments_job *)f;
    struct error e;
    size_t n = 0;
    bool ok = store_answer(w, job, r, &n, &e);
    struct engine_event *event = event_done(job->ticket, ok ? NULL : &e);
    event->article = job->article;
    event->updated = (int64_t)n;
    worker_post(w, event);
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

void comments_fetch(struct worker *w, struct engine_command *c)
{
    AUTO(stored_article) stored = {0};
    struct error e;
    if (!articles_load(w->store, c->id, &stored, &e)) {
        worker_done(w, c->ticket, &e);
        return;
    }
    struct comments_job *job = MEM_NEW(struct comments_job);
    job->fetch = (struct fetch){.done = comments_done, .cancelled = comments_cancelled};
    job->ticket = c->ticket;
    job->article = c->id;
    if (!request(w, job, &stored, &e)) {
        worker_done(w, c->ticket, &e);
        free(job);
    }
}
