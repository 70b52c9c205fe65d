/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/pages.h"

#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/engine.h"
#include "engine/refresh/rule-programs.h"
#include "store/article/article.h"
#include "store/mark/mark.h"

enum { MAX_PAGES = 10000 }; /* of one command */

static void post_page(struct worker *w, struct refresh *f, const struct fetched_page *page)
{
    AUTO(stored_article) stored = {0};
    struct engine_event *event = event_new(EVENT_PAGE, f->ticket);
    if (page->error)
        event->error = *page->error;
    rule_programs_report(event, page->asked);
    event->article = page->article;
    event->node = page->source;
    event->url = arena_strdup(&event->arena, page->url);
    if (articles_load(w->store, page->article, &stored, NULL))
        event->title = arena_strdup(&event->arena, stored.row.title);
    worker_post(w, event);
}

static void page_done(struct worker *w, struct refresh *f, const struct fetched_page *page)
{
    if (page->error && page->error->code != ERROR_CANCELLED) {
        f->results.pages_failed++;
        post_page(w, f, page);
    } else if (page->asked && page->asked->reported.n > 0) {
        post_page(w, f, page);
    }
    if (page->asked)
        rule_programs_start(w, f, page->asked);
    f->results.pages_done++;
    refresh_post_progress(w, f);
    if (page->changed)
        refresh_note_changes(w, f);
    f->under_way--;
}

void refresh_request_pages(struct worker *w, struct refresh *f, struct page_fetch_options *options)
{
    options->all = f->flags & REFRESH_FULL_TEXT;
    options->again = options->all && f->flags & REFRESH_FORCE;
    options->budget = w->options->page_budget;
    options->refresh = f;
    options->done = page_done;
    size_t pages = page_fetch_missing(w, options);
    f->under_way += pages;
    f->pages_total += (int64_t)pages;
}

/* ENGINE_FETCH_PAGES counts as a refresh without sources. */
static bool request_found(struct worker *w, struct refresh *f, const struct engine_command *c,
                          struct error *e)
{
    struct page_fetch_options options = {.zone = w->options->zone, .refresh = f, .done = page_done};
    AUTO(ids) found = {0};
    struct article_wanting *articles;
    AUTO(arena) arena = {0};
    size_t n = 0;
    bool ok = worker_find_articles(w, c, &found, e) &&
              articles_without_text(w->store, found.v, found.n, &arena, &articles, &n, e) &&
              (n <= MAX_PAGES ||
               error_set(e, ERROR_LIMIT, 0, "more than %d full texts at once", MAX_PAGES));
    if (ok) {
        size_t pages = page_fetch_articles(w, articles, n, &options);
        f->under_way += pages;
        f->pages_total = (int64_t)n;
        f->results.pages_done = f->results.pages_failed = (int64_t)(n - pages);
        refresh_post_progress(w, f);
    }
    return ok;
}

void refresh_fetch_pages(struct worker *w, struct engine_command *c)
{
    struct refresh *f = refresh_begin(w, c->ticket, REFRESH_PAGES);
    struct error e;
    if (f)
        refresh_requested(f, request_found(w, f, c, &e) ? NULL : &e);
}
