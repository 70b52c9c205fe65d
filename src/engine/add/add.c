/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/add/add.h"

#include <stdlib.h>
#include <string.h>

#include "base/arguments.h"
#include "engine/add/subscribe.h"
#include "engine/add/typed.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/parse/content.h"
#include "engine/refresh/answer-status.h"
#include "engine/refresh/document.h"
#include "engine/refresh/intake.h"
#include "engine/thread/parsing.h"
#include "engine/thread/programs.h"
#include "feed/feed.h"
#include "feed/list/opml.h"
#include "net/header.h"
#include "page/evidence/anchors.h"
#include "page/site/discover.h"
#include "store/tree/sources.h"
#include "store/tree/tree.h"
#include "text/url/url.h"
#include "text/utf8.h"

enum { MAX_CANDIDATES = 12, PRIORITY = 10 };

/* Feed found on the page: its request, then its response. */
struct candidate {
    struct fetch fetch;
    struct add *add;
    char *url, *title;
    const char *format; /* "RSS", "Atom", … */
    bool declared, tried;
    struct net_response *answer; /* NULL: no feed */
};

/* Called for a response that is of another kind than expected, with the reason. */
typedef void otherwise_fn(struct worker *w, struct add *a, struct net_response *r,
                          const struct parsed *parsed);

struct add {
    struct fetch fetch;
    engine_ticket ticket;
    struct typed typed;
    char *title, *path; /* path: of the target category; NULL: parent */
    int64_t parent;
    enum node_kind kind; /* NODE_ROOT: detect */
    bool is_program;     /* the address is a command line */
    bool has_menu;       /* of a home page */
    /* source that a response is taken for, below its strings */
    struct arena arena;
    struct outline node;
    struct intake_source source;
    otherwise_fn *otherwise;
    struct error refusal; /* why the address is no feed */
    struct net_response *page;
    struct candidate candidates[MAX_CANDIDATES];
    size_t n, under_way;
};

/* ---- allocation ----------------------------------------------------------------------------- */

static void add_free(struct add *a)
{
    for (size_t i = 0; i < a->n; i++) {
        free(a->candidates[i].url);
        free(a->candidates[i].title);
        net_response_free(a->candidates[i].answer);
    }
    net_response_free(a->page);
    arena_fini(&a->arena);
    typed_fini(&a->typed);
    free((char *)a->fetch.filter);
    free(a->title);
    free(a->path);
    free(a);
}

static void end(struct worker *w, struct add *a, const struct error *e, int64_t node,
                const struct merge_counts *counts)
{
    struct engine_event *event = event_done(a->ticket, e);
    event->node = node;
    event->has_menu = a->has_menu && !e;
    if (counts) {
        event->added = counts->added;
        worker_post_changed(w, a->ticket);
    }
    worker_post(w, event);
    add_free(a);
}

/* ---- subscribing --------------------------------------------------------------------------- */

static struct zone zone_of(const struct worker *w, const char *url, const char *language)
{
    struct tree_node node = {.url = url, .language = language};
    struct source_settings settings = {.zone_offset = ZONE_OFFSET_NONE};
    return intake_zone(w, &node, &settings);
}

static bool store_login(struct worker *w, struct add *a, const char *url, int64_t id,
                        struct error *e)
{
    const char *login = typed_login(&a->typed, url);
    return !login || source_save_login(w->store, id, login, e);
}

static bool store_filter(struct worker *w, struct add *a, int64_t id, struct error *e)
{
    AUTO(arena) arena = {0};
    struct source_settings settings;
    bool ok = source_load(w->store, id, &arena, NULL, &settings, e);
    settings.filter = a->fetch.filter;
    return ok && source_save_settings(w->store, id, &settings, e);
}

static bool add_node(struct worker *w, struct add *a, const struct outline *node, int64_t *id,
                     struct error *e)
{
    if (!tree_find_url(w->store, node->url, id, e))
        return false;
    if (*id != 0)
        return error_set(e, ERROR_EXISTS, 0, "already subscribed: %s", node->url);
    struct tree_added added = {0};
    int64_t parent = a->parent;
    bool ok = store_begin(w->store, e);
    if (!ok)
        return false;
    ok = a->path ? tree_make_path(w->store, TREE_ROOT, a->path, &parent, &added, e)
                 : parent != 0 || subscribe_portal(w, NULL, &parent, e);
    ok = ok && tree_add(w->store, parent, node, id, e) && store_login(w, a, node->url, *id, e) &&
         store_filter(w, a, *id, e);
    if (ok && added.nodes.n == 0)
        vec_push(&added.nodes, *id);
    ok = store_end(w->store, ok, e);
    if (ok)
        subscribe_record_added(w, &added);
    vec_fini(&added.nodes);
    return ok;
}

/* Adds the source and processes the response as its first refresh. */
static bool add_source(struct worker *w, struct add *a, const struct net_response *r,
                       const struct parsed *parsed, int64_t *id, struct merge_counts *counts,
                       struct error *e)
{
    struct intake in;
    if (!add_node(w, a, &a->node, id, e))
        return false;
    a->source.id = *id;
    if (!intake_answer(w, &a->source, r, parsed, &in, e))
        return false;
    rules_asked_fini(&in.asked); /* what a new source brings with it is no news */
    *e = in.error;
    *counts = in.counts;
    return in.error.code == ERROR_NONE;
}

static void source_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                          struct parsed *parsed)
{
    struct add *a = (struct add *)f;
    struct merge_counts counts;
    struct error e;
    int64_t id = 0;
    if (add_source(w, a, r, parsed, &id, &counts, &e))
        end(w, a, NULL, id, &counts);
    else
        end(w, a, &e, id, NULL);
}

/* Parses again, with what the source is known by now. */
static void kind_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                        struct parsed *parsed)
{
    struct add *a = (struct add *)f;
    const struct content *content = &parsed->answer.content;
    struct outline *node = &a->node;
    union call_question question = {0};
    if (parsed->error.code != ERROR_NONE) {
        a->otherwise(w, a, r, parsed);
        return;
    }
    const char *given = content->title && *content->title ? content->title : node->url;
    node->title = arena_strdup(&a->arena, a->title ? a->title : given);
    node->url = arena_strdup(&a->arena, r->permanent_url ? r->permanent_url : node->url);
    node->site_url = arena_strdup(&a->arena, content->site_url);
    node->language = arena_strdup(&a->arena, content->language);
    a->source = (struct intake_source){.kind = node->kind,
                                       .url = node->url,
                                       .title = node->title,
                                       .zone = zone_of(w, node->url, node->language)};
    (void)intake_asks(w, &a->source, r, &question.content); /* as a new source does */
    parsing_ask(w, f, r, CALL_CONTENT, &question, source_parsed);
}

static void ask_as(struct worker *w, struct fetch *f, struct net_response *r, enum node_kind kind,
                   parsed_fn *then)
{
    union call_question question = {.content = {.as = content_as(kind),
                                                .url = r->url,
                                                .content_type = r->content_type,
                                                .title = r->url,
                                                .zone = zone_of(w, r->url, NULL),
                                                .fetched = clock_now(w->clock)}};
    parsing_ask(w, f, r, CALL_CONTENT, &question, then);
}

/* Ends the job with a source of that kind, unless the response is of another. */
static void subscribe_as(struct worker *w, struct add *a, const char *url, struct net_response *r,
                         enum node_kind kind, otherwise_fn *otherwise)
{
    a->node = (struct outline){.kind = kind, .url = url, .is_program = a->is_program};
    a->otherwise = otherwise;
    ask_as(w, &a->fetch, r, kind, kind_parsed);
}

static void fail(struct worker *w, struct add *a, struct net_response *r,
                 const struct parsed *parsed)
{
    end(w, a, &parsed->error, 0, NULL);
}

/* ---- feeds of a page ------------------------------------------------------------------------ */

static void offer(struct worker *w, struct add *a)
{
    struct engine_event *event = event_new(EVENT_OFFER, a->ticket);
    struct outline *outlines = arena_array(&event->arena, a->n, sizeof *outlines);
    for (size_t i = 0; i < a->n; i++) {
        const struct candidate *c = &a->candidates[i];
        if (c->answer) {
            outlines[event->n_outlines++] = (struct outline){
                .kind = NODE_FEED,
                .title = arena_strdup(&event->arena, c->title),
                .url = arena_strdup(&event->arena, c->url),
                .description = c->format,
                .site_url = arena_strdup(&event->arena, a->page->url),
            };
        }
    }
    event->outlines = outlines;
    worker_post(w, event);
    end(w, a, NULL, 0, NULL);
}

static bool try_candidates(struct worker *w, struct add *a, bool declared);

static void fail_page(struct worker *w, struct add *a, struct net_response *r,
                      const struct parsed *parsed)
{
    struct error e = a->refusal;
    if (e.number == FEED_IS_PAGE)
        error_set(&e, ERROR_NOT_FOUND, 0, "no feed and no list of articles at %s",
                  typed_url(&a->typed));
    end(w, a, &e, 0, NULL);
}

static void subscribe_page(struct worker *w, struct add *a)
{
    subscribe_as(w, a, typed_url(&a->typed), a->page, NODE_LIST, fail_page);
}

static void candidate_is_no_feed(struct worker *w, struct add *a, struct net_response *r,
                                 const struct parsed *parsed)
{
    subscribe_page(w, a);
}

static void conclude(struct worker *w, struct add *a)
{
    struct candidate *only = NULL;
    size_t feeds = 0;
    for (size_t i = 0; i < a->n; i++) {
        if (a->candidates[i].answer) {
            only = &a->candidates[i];
            feeds++;
        }
    }
    a->has_menu = a->has_menu && feeds != 1;
    if (feeds > 1)
        offer(w, a);
    else if (only)
        subscribe_as(w, a, only->url, only->answer, NODE_FEED, candidate_is_no_feed);
    else if (!try_candidates(w, a, false))
        subscribe_page(w, a);
}

static void candidate_end(struct worker *w, struct candidate *c)
{
    if (--c->add->under_way == 0)
        conclude(w, c->add);
}

static void candidate_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                             struct parsed *parsed)
{
    struct candidate *c = (struct candidate *)f;
    const struct content *content = &parsed->answer.content;
    if (parsed->error.code == ERROR_NONE) {
        if (content->title && *content->title) {
            free(c->title);
            c->title = mem_strdup(content->title);
        }
        c->format = feed_format_name(content->format);
        c->answer = net_response_take(r);
    }
    candidate_end(w, c);
}

static void candidate_done(struct worker *w, struct fetch *f, struct net_response *r)
{
    if (answer_is_usable(r, false, NULL))
        ask_as(w, f, r, NODE_FEED, candidate_parsed);
    else
        candidate_end(w, (struct candidate *)f);
}

/* The last cancelled candidate ends the job: they are always cancelled together. */
static void candidate_cancelled(struct worker *w, struct fetch *f, const struct error *e)
{
    struct add *a = ((struct candidate *)f)->add;
    if (--a->under_way == 0)
        end(w, a, e, 0, NULL);
}

/* Requests the declared candidates, or the guessed ones; false if there are none. */
static bool try_candidates(struct worker *w, struct add *a, bool declared)
{
    for (size_t i = 0; i < a->n; i++) {
        struct candidate *c = &a->candidates[i];
        struct net_request request = {.url = c->url,
                                      .credentials = typed_login(&a->typed, c->url),
                                      .accept = DOCUMENT_ACCEPT_FEED,
                                      .reader = &document_reader,
                                      .reach = a->page->is_private ? NET_PRIVATE : NET_PUBLIC,
                                      .priority = PRIORITY,
                                      .max_bytes = declared ? CONTENT_FEED_BYTES : 0};
        if (!c->tried && c->declared == declared) {
            c->tried = true;
            c->fetch = (struct fetch){.done = candidate_done, .cancelled = candidate_cancelled};
            a->under_way += worker_fetch(w, &c->fetch, &request, NULL);
        }
    }
    return a->under_way > 0;
}

static void add_candidate(struct add *a, const char *url, struct str title, bool declared)
{
    for (size_t i = 0; i < a->n; i++)
        if (strcmp(a->candidates[i].url, url) == 0)
            return;
    if (a->n < MAX_CANDIDATES) {
        a->candidates[a->n++] = (struct candidate){
            .add = a,
            .url = mem_strdup(url),
            .title = title.n > 0 ? mem_strndup(title.p, title.n) : mem_strdup(url),
            .declared = declared};
    }
}

/* Adds feeds declared in the response's Link header field. */
static void add_header_links(struct add *a, const struct net_response *r)
{
    struct str rest = str_from(r->link);
    struct header_link link;
    while (header_next_link(&rest, &link)) {
        AUTO(buf) url = BUF_INIT, title = BUF_INIT;
        url_resolve(&url, str_from(r->url), link.address);
        if (page_declares_feed(buf_str(&link.rel), buf_str(&link.type), link.address) &&
            url_is_fetchable(buf_str(&url))) {
            utf8_add_valid(&title, buf_str(&link.title));
            add_candidate(a, buf_c(&url), buf_str(&title), true);
        }
        header_link_fini(&link);
    }
}

static void page_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                        struct parsed *parsed)
{
    struct add *a = (struct add *)f;
    const struct discovery *d = &parsed->answer.discovery;
    if (parsed->error.code != ERROR_NONE) {
        end(w, a, &parsed->error, 0, NULL);
        return;
    }
    add_header_links(a, r);
    for (size_t i = 0; i < d->n_feeds; i++) {
        const struct discovered_feed *feed = &d->feeds[i];
        add_candidate(a, feed->url, str_from(feed->title), feed->declared);
    }
    a->has_menu = d->n_menu > 0 && page_is_home(str_from(r->url));
    a->page = net_response_take(r);
    if (!try_candidates(w, a, true))
        conclude(w, a);
}

static struct net_request request_of(enum node_kind kind)
{
    bool page = kind == NODE_LIST || kind == NODE_PAGE;
    return (struct net_request){.accept = page ? DOCUMENT_ACCEPT_PAGE : DOCUMENT_ACCEPT_FEED,
                                .reader = &document_reader,
                                .reach = NET_NAMED,
                                .priority = PRIORITY,
                                .max_bytes = CONTENT_FEED_BYTES,
                                .ignore_retry_after = true};
}

static void opml_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                        struct parsed *parsed)
{
    struct add *a = (struct add *)f;
    struct error e = parsed->error;
    union call_question question = {.discovery = {.url = r->url, .content_type = r->content_type}};
    if (e.code == ERROR_NONE)
        error_set(&e, ERROR_NOT_FEED, 0, "a list of feeds (OPML): gander portal add takes it");
    if (parsed->error.code == ERROR_NONE || parsed->broken)
        end(w, a, &e, 0, NULL);
    else
        parsing_ask(w, f, r, CALL_DISCOVERY, &question, page_parsed);
}

static void detect(struct worker *w, struct add *a, struct net_response *r,
                   const struct parsed *parsed)
{
    union call_question question = {.opml = {.url = r->url}};
    a->refusal = parsed->error;
    if (parsed->broken)
        end(w, a, &parsed->error, 0, NULL);
    else
        parsing_ask(w, &a->fetch, r, CALL_OPML, &question, opml_parsed);
}

static void address_done(struct worker *w, struct fetch *f, struct net_response *r)
{
    struct add *a = (struct add *)f;
    struct net_request request = request_of(a->kind);
    enum node_kind kind = a->kind != NODE_ROOT ? a->kind : NODE_FEED;
    struct error e;
    if (answer_is_usable(r, false, &e))
        subscribe_as(w, a, typed_url(&a->typed), r, kind, a->kind != NODE_ROOT ? fail : detect);
    else if (!typed_request_next(&a->typed, w, f, &request, &e))
        end(w, a, &e, 0, NULL);
}

/* Sends the request of the address, or runs its program. */
static bool request_address(struct worker *w, struct add *a, struct error *e)
{
    struct net_request request = request_of(a->kind);
    if (a->is_program) {
        programs_fetch(w, &a->fetch, typed_url(&a->typed));
        return true;
    }
    return typed_request(&a->typed, w, &a->fetch, &request, e);
}

static bool read_address(struct add *a, const struct engine_command *c, struct error *e)
{
    if (c->is_program) {
        typed_keep(&a->typed, c->url);
        return arguments_check(c->url + sizeof PROGRAM_SCHEME - 1, e);
    }
    return typed_read(&a->typed, c->url, e) &&
           (!a->fetch.filter || arguments_check(a->fetch.filter, e));
}

static void address_cancelled(struct worker *w, struct fetch *f, const struct error *e)
{
    end(w, (struct add *)f, e, 0, NULL);
}

void add_start(struct worker *w, struct engine_command *c)
{
    struct add *a = MEM_NEW(struct add);
    struct error e;
    int64_t node = 0;
    a->fetch = (struct fetch){.done = address_done,
                              .cancelled = address_cancelled,
                              .filter = mem_strdup(c->settings.filter)};
    a->ticket = c->ticket;
    a->title = mem_strdup(c->title);
    a->path = mem_strdup(c->value);
    a->parent = c->parent;
    a->is_program = c->is_program;
    /* Output of a program is what it is: there is no page around to find feeds on. */
    bool made = c->is_program || c->settings.filter;
    a->kind = made && c->node_kind == NODE_ROOT ? NODE_FEED : c->node_kind;
    if (!read_address(a, c, &e) || !tree_find_url(w->store, typed_url(&a->typed), &node, &e)) {
        end(w, a, &e, 0, NULL);
    } else if (node != 0) {
        error_set(&e, ERROR_EXISTS, 0, "already subscribed: %s", typed_url(&a->typed));
        end(w, a, &e, node, NULL);
    } else if (!request_address(w, a, &e)) {
        end(w, a, &e, 0, NULL);
    }
}
