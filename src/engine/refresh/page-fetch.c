/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/page-fetch.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/engine.h"
#include "engine/parse/content.h"
#include "engine/refresh/answer-status.h"
#include "engine/refresh/document.h"
#include "engine/refresh/rule-programs.h"
#include "engine/thread/parsing.h"
#include "engine/thread/source-settings.h"
#include "page/article/teaser.h"
#include "store/article/article.h"
#include "store/merge/merge.h"
#include "store/record/state.h"
#include "text/url/url.h"

enum {
    BUDGET = 20, /* pages per source and refresh */
    BUDGET_ALL = 10000,
    MAX_PARTS = 12, /* parts of a paged article */
    MAX_PART_BYTES = 5 << 20,
    MAX_TEXT_BYTES = 8 << 20, /* of all parts */
    PRIORITY_BACKGROUND = -2,
    PRIORITY_STARRED = -1,
    PRIORITY_WANTED = 10,
};

struct page_job {
    struct fetch fetch;
    struct refresh *refresh; /* NULL: ENGINE_FETCH_PAGE */
    void (*done)(struct worker *w, struct refresh *refresh, const struct fetched_page *page);
    engine_ticket ticket;
    int64_t article, source;
    int priority;
    struct zone zone;
    char *page;               /* the article's address */
    char *url;                /* of the current part */
    uint64_t read[MAX_PARTS]; /* hashes of addresses read, to detect cycles */
    int pages;
    struct stored_article stored; /* while a part is parsed */
    struct content first;         /* of the first part */
    struct buf text;              /* HTML of all parts so far */
};

static void free_job(struct page_job *job)
{
    stored_article_fini(&job->stored);
    content_fini(&job->first);
    buf_fini(&job->text);
    free(job->page);
    free(job->url);
    free(job);
}

/* ---- end of a job --------------------------------------------------------------------------- */

static void end(struct worker *w, struct page_job *job, const struct error *e, bool changed,
                const struct rules_asked *asked)
{
    if (job->refresh) {
        struct fetched_page page = {job->article, job->source, job->page, e, changed, asked};
        job->done(w, job->refresh, &page);
    } else {
        if (asked)
            rule_programs_start(w, NULL, asked);
        if (changed)
            worker_post_changed(w, job->ticket);
        struct engine_event *event = event_done(job->ticket, e);
        event->updated = changed && !e;
        event->article = job->article;
        worker_post(w, event);
    }
    free_job(job);
}

static bool store_problem(struct worker *w, int64_t article, const struct error *why)
{
    return merge_page(w->store, article, NULL, why->detail, worker_now(w), NULL, NULL);
}

/* Failure. A temporary one (`keep` false) is not stored. */
static void end_without(struct worker *w, struct page_job *job, const struct error *why, bool keep)
{
    end(w, job, why, keep && store_problem(w, job->article, why), NULL);
}

static void end_with_text(struct worker *w, struct page_job *job)
{
    struct article page = *job->first.articles;
    AUTO(rules_asked) asked = {0};
    struct error e;
    page.content = buf_c(&job->text);
    if (merge_page(w->store, job->article, &page, NULL, worker_now(w), &asked, &e))
        end(w, job, NULL, true, &asked);
    else
        end(w, job, &e, false, NULL);
}

/* ---- one part ------------------------------------------------------------------------------- */

static void page_done(struct worker *w, struct fetch *fetch, struct net_response *r);

static void page_cancelled(struct worker *w, struct fetch *fetch, const struct error *e)
{
    end(w, (struct page_job *)fetch, e, false, NULL);
}

static bool is_allowed(struct worker *w, int64_t source, const char *url, struct error *e)
{
    return source_allows(w, source, url) ||
           error_set(e, ERROR_UNSUPPORTED, 0, "an address of a private network");
}

static bool request_part(struct worker *w, struct page_job *job, struct error *e)
{
    struct net_request request = {
        .url = job->url,
        .accept = DOCUMENT_ACCEPT_PAGE,
        .reader = &document_reader,
        .max_bytes = MAX_PART_BYTES,
        .priority = job->priority,
        .ignore_retry_after = !job->refresh,
    };
    job->fetch = (struct fetch){
        .done = page_done, .cancelled = page_cancelled, .name = job->refresh ? job->url : NULL};
    return source_settings_fetch(w, job->source, &job->fetch, &request, e);
}

static bool is_read(const struct page_job *job, const char *url)
{
    for (int i = 0; i < job->pages; i++)
        if (job->read[i] == str_hash(str_from(url)))
            return true;
    return false;
}

/* Appends the text of a part; true if a further one was requested. */
static bool add_part(struct worker *w, struct page_job *job, struct content *page)
{
    bool is_first = job->pages == 0;
    job->read[job->pages++] = str_hash(str_from(job->url));
    bool follows = page->next_url && job->pages < MAX_PARTS && job->text.n < MAX_TEXT_BYTES &&
                   url_same_origin(page->next_url, job->url) && !is_read(job, page->next_url);
    buf_add_c(&job->text, page->articles->content);
    if (follows) {
        free(job->url);
        job->url = mem_strdup(page->next_url);
    }
    if (is_first) {
        job->first = *page;
        *page = (struct content){0};
    }
    return follows && request_part(w, job, NULL);
}

static bool is_web_page(const struct net_response *r, struct error *e)
{
    struct str type = str_from(r->content_type);
    type = str_trim(str_slice(type, 0, str_find_char(type, ';', 0)));
    bool text = type.n == 0 || str_starts_nocase(type, STR("text/")) ||
                str_find_nocase(type, STR("xml"), 0) != SIZE_MAX ||
                str_eq_nocase(type, STR("application/octet-stream"));
    return text || error_set(e, ERROR_UNSUPPORTED, 0, "not a web page, but %.*s", STR_ARG(type));
}

/* The text of the parts before is kept. */
static void fail_part(struct worker *w, struct page_job *job, const struct net_response *r,
                      const struct error *e)
{
    if (job->text.n > 0)
        end_with_text(w, job);
    else
        end_without(w, job, e, !answer_may_recover(r));
}

/* Without a process to parse it, a page has no problem of its own. */
static void end_unparsed(struct worker *w, struct page_job *job, const struct error *why)
{
    struct error cancelled = *why;
    if (job->refresh) {
        refresh_fail_all(w, why);
        error_set(&cancelled, ERROR_CANCELLED, 0, "cancelled");
    }
    end_without(w, job, &cancelled, false);
}

static void page_parsed(struct worker *w, struct fetch *fetch, struct net_response *r,
                        struct parsed *parsed)
{
    struct page_job *job = (struct page_job *)fetch;
    stored_article_fini(&job->stored);
    if (parsed->unstarted)
        end_unparsed(w, job, &parsed->error);
    else if (parsed->error.code != ERROR_NONE)
        fail_part(w, job, r, &parsed->error);
    else if (!add_part(w, job, &parsed->answer.content))
        end_with_text(w, job);
}

/* Extracts with the source's data about the article, which helps to find its block. */
static bool ask(struct worker *w, struct page_job *job, struct net_response *r, struct error *e)
{
    if (!articles_load(w->store, job->article, &job->stored, e))
        return false;
    union call_question question = {
        .content = {.as = CONTENT_ARTICLE,
                    .url = r->url,
                    .content_type = r->content_type,
                    .zone = job->zone,
                    .fetched = worker_now(w),
                    .given = job->stored.article,
                    .first_url = job->pages > 0 ? job->first.articles->url : NULL,
                    .compares = job->refresh && job->pages == 0}};
    parsing_ask(w, &job->fetch, r, CALL_CONTENT, &question, page_parsed);
    return true;
}

static void page_done(struct worker *w, struct fetch *fetch, struct net_response *r)
{
    struct page_job *job = (struct page_job *)fetch;
    struct error e;
    if (!answer_is_usable(r, false, &e) || !is_web_page(r, &e) || !ask(w, job, r, &e))
        fail_part(w, job, r, &e);
}

/* ---- missing pages of a source -------------------------------------------------------------- */

static struct page_job *job_new(int64_t article, int64_t source, const char *url, struct zone zone)
{
    struct page_job *job = MEM_NEW(struct page_job);
    job->article = article;
    job->source = source;
    job->page = mem_strdup(url);
    job->url = mem_strdup(url);
    job->priority = PRIORITY_WANTED;
    job->zone = zone;
    return job;
}

static bool needs_page(const struct article_wanting *a, const struct page_fetch_options *options)
{
    if (a->wanted || options->all || options->mode == FULL_TEXT_ALWAYS ||
        options->kind == NODE_LIST)
        return true;
    if (options->mode == FULL_TEXT_NEVER)
        return false;
    struct article given = {.summary = a->summary, .content = a->content};
    return page_is_teaser(&given);
}

/* False without a request: a permanent reason is stored. */
static bool request_page(struct worker *w, const struct article_wanting *a,
                         const struct page_fetch_options *options)
{
    struct error e;
    if (!is_allowed(w, a->source, a->url, &e)) {
        store_problem(w, a->id, &e);
        return false;
    }
    struct page_job *job = job_new(a->id, a->source, a->url, options->zone);
    job->refresh = options->refresh;
    job->done = options->done;
    job->priority = a->starred ? PRIORITY_STARRED : PRIORITY_BACKGROUND;
    if (request_part(w, job, NULL))
        return true;
    free_job(job);
    return false;
}

size_t page_fetch_articles(struct worker *w, const struct article_wanting *articles, size_t n,
                           const struct page_fetch_options *options)
{
    size_t asked = 0;
    for (size_t i = 0; i < n; i++)
        asked += request_page(w, &articles[i], options);
    return asked;
}

static size_t request_missing(struct worker *w, const struct page_fetch_options *options)
{
    AUTO(arena) arena = {0};
    struct article_wanting *wanting;
    size_t n, asked = 0;
    bool many = options->all || options->mode == FULL_TEXT_ALWAYS;
    int budget = many ? BUDGET_ALL : options->budget ? options->budget : BUDGET;
    if (budget > 0 && articles_wanting_page(w->store, options->source, options->again,
                                            (size_t)budget, &arena, &wanting, &n, NULL)) {
        for (size_t i = 0; i < n; i++)
            if (needs_page(&wanting[i], options))
                asked += request_page(w, &wanting[i], options);
    }
    return asked;
}

/* True for a feed with pending pages. The flag is stored in one transaction with the articles, so
 * that after an interrupted refresh the next one requests them even from an unchanged feed. */
static bool is_owed(struct worker *w, const char *key)
{
    AUTO_FREE char *value = NULL;
    return state_get(w->store, key, &value, NULL) && value;
}

size_t page_fetch_missing(struct worker *w, const struct page_fetch_options *options)
{
    char key[48];
    bool possible = options->kind == NODE_LIST || options->kind == NODE_FEED;
    if (!possible)
        return 0;
    snprintf(key, sizeof key, "pages-owed/%lld", (long long)options->source);
    bool owed = is_owed(w, key);
    if (options->mode == FULL_TEXT_NEVER && !options->all && !options->wanted && !owed)
        return 0;
    bool by_itself =
        options->all || options->mode == FULL_TEXT_ALWAYS || options->kind == NODE_LIST;
    if (!by_itself && !options->teasers && !options->wanted && !owed)
        return 0;
    size_t asked = request_missing(w, options);
    if (!by_itself && owed != (asked > 0) && !state_set(w->store, key, owed ? NULL : "1", NULL))
        log_warning("engine", "%s could not be kept", key);
    return asked;
}

bool page_fetch_wanted(struct worker *w, struct engine_command *c, struct error *e)
{
    AUTO(stored_article) stored = {0};
    if (!articles_load(w->store, c->id, &stored, e))
        return false;
    const char *url = stored.article.url;
    struct page_job *job = job_new(c->id, stored.row.source, url, w->options->zone);
    job->ticket = c->ticket;
    bool ok = job->url ? is_allowed(w, job->source, job->url, e) && request_part(w, job, e)
                       : error_set(e, ERROR_NOT_FOUND, 0, "this article has no address");
    if (!ok)
        end(w, job, e, false, NULL);
    return true;
}
