/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/add/look-up.h"

#include <stdlib.h>

#include "engine/add/typed.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/parse/content.h"
#include "engine/refresh/answer-status.h"
#include "engine/refresh/document.h"
#include "engine/thread/parsing.h"
#include "feed/feed.h"
#include "feed/list/opml.h"
#include "page/site/discover.h"

enum { MAX_SECTIONS = 24, PRIORITY = 10 };

struct look_up {
    struct fetch fetch;
    engine_ticket ticket;
    struct typed typed;
    bool is_private; /* site in a private network */
    struct discovery site;
    struct discovery whole;   /* home page whose parts are tried for the menu */
    char *whole_url;          /* its address; NULL before these */
    size_t part;              /* the next of these */
    struct section *sections; /* of the site's menu */
    size_t n_sections, under_way;
};

/* Topmost menu entry, with the detected kind of its page. */
struct section {
    struct fetch fetch;
    struct look_up *look_up;
    size_t entry; /* of the site's menu */
    enum node_kind kind;
    struct discovery page;
};

static void end(struct worker *w, struct look_up *l, const struct error *e)
{
    worker_done(w, l->ticket, e);
    typed_fini(&l->typed);
    for (size_t i = 0; i < l->n_sections; i++)
        discovery_fini(&l->sections[i].page);
    discovery_fini(&l->site);
    discovery_fini(&l->whole);
    free(l->whole_url);
    free(l->sections);
    free(l);
}

static void offer(struct worker *w, struct look_up *l, const char *title,
                  const struct outline *outlines, size_t n)
{
    struct engine_event *event = event_new(EVENT_OFFER, l->ticket);
    event->title = arena_strdup(&event->arena, title);
    struct outline *copy = outlines_copy(&event->arena, outlines, n);
    for (size_t i = 0; i < n; i++)
        copy[i].is_public = !l->is_private;
    event->outlines = copy;
    event->n_outlines = n;
    worker_post(w, event);
    end(w, l, NULL);
}

/* Leaves out views: searches of the user's own archive, which no site can know. */
static void drop_views(struct opml *opml)
{
    size_t n = 0;
    for (size_t i = 0; i < opml->n; i++)
        if (opml->outlines[i].kind != NODE_VIEW)
            opml->outlines[n++] = opml->outlines[i];
    opml->n = n;
}

static void offer_feed(struct worker *w, struct look_up *l, const char *url,
                       const struct content *feed)
{
    struct outline outline = {.kind = NODE_FEED,
                              .title = feed->title ? feed->title : url,
                              .url = url,
                              .site_url = feed->site_url,
                              .language = feed->language};
    offer(w, l, feed->title, &outline, 1);
}

/* Appends a menu entry, with those of its own page below it. */
static size_t add_entry(const struct look_up *l, size_t entry, struct outline *out)
{
    const struct section *section = NULL;
    size_t n = 0;
    for (size_t i = 0; i < l->n_sections; i++)
        section = l->sections[i].entry == entry ? &l->sections[i] : section;
    out[n] = l->site.menu[entry];
    if (!section)
        return 1;
    out[n].kind = section->kind;
    if (section->kind == NODE_CATEGORY) {
        out[n].site_url = out[n].url;
        out[n].url = NULL;
    }
    for (n++; n <= section->page.n_menu; n++) {
        out[n] = section->page.menu[n - 1];
        out[n].depth++;
    }
    return n;
}

static void offer_site(struct worker *w, struct look_up *l)
{
    const struct discovery *d = &l->site;
    AUTO(arena) arena = {0};
    size_t n = 0, most = d->n_feeds + d->n_menu;
    for (size_t i = 0; i < l->n_sections; i++)
        most += l->sections[i].page.n_menu;
    struct outline *outlines = arena_array(&arena, most, sizeof *outlines);
    for (size_t i = 0; i < d->n_feeds; i++) {
        const struct discovered_feed *feed = &d->feeds[i];
        if (feed->declared) {
            outlines[n++] = (struct outline){.kind = NODE_FEED,
                                             .title = feed->title ? feed->title : feed->url,
                                             .url = feed->url};
        }
    }
    for (size_t i = 0; i < d->n_menu; i++)
        n += add_entry(l, i, &outlines[n]);
    offer(w, l, l->whole.title ? l->whole.title : d->title, outlines, n);
}

static bool has_something(const struct discovery *d)
{
    for (size_t i = 0; i < d->n_feeds; i++)
        if (d->feeds[i].declared)
            return true;
    return d->n_menu > 0;
}

/* ---- pages of menu entries ------------------------------------------------------------------ */

static void section_end(struct worker *w, struct section *s)
{
    if (--s->look_up->under_way == 0)
        offer_site(w, s->look_up);
}

static void leaf_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                        struct parsed *parsed)
{
    struct section *s = (struct section *)f;
    if (parsed->error.code == ERROR_NONE)
        s->kind = parsed->answer.content.kind;
    section_end(w, s);
}

/* A page without a menu is a leaf. */
static void section_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                           struct parsed *parsed)
{
    struct section *s = (struct section *)f;
    union call_question question = {.content = {.as = CONTENT_LEAF,
                                                .url = r->url,
                                                .content_type = r->content_type,
                                                .fetched = worker_now(w)}};
    if (parsed->error.code == ERROR_NONE) {
        s->page = parsed->answer.discovery;
        parsed->answer.discovery = (struct discovery){0};
    }
    if (s->page.n_menu > 0)
        s->kind = NODE_CATEGORY;
    if (s->page.n_menu > 0 || parsed->broken)
        section_end(w, s);
    else
        parsing_ask(w, f, r, CALL_CONTENT, &question, leaf_parsed);
}

static void section_done(struct worker *w, struct fetch *f, struct net_response *r)
{
    struct section *s = (struct section *)f;
    const struct discovery *site = &s->look_up->site;
    union call_question question = {.discovery = {.url = r->url,
                                                  .content_type = r->content_type,
                                                  .section = true,
                                                  .site = site->menu,
                                                  .n_site = site->n_menu}};
    if (answer_is_usable(r, false, NULL))
        parsing_ask(w, f, r, CALL_DISCOVERY, &question, section_parsed);
    else
        section_end(w, s);
}

/* The last cancelled section ends the lookup: they are always cancelled together. */
static void section_cancelled(struct worker *w, struct fetch *f, const struct error *e)
{
    struct look_up *l = ((struct section *)f)->look_up;
    if (--l->under_way == 0)
        end(w, l, e);
}

static bool is_topmost_leaf(const struct discovery *d, size_t i)
{
    return d->menu[i].depth == 0 && d->menu[i].kind == NODE_LIST;
}

/* Request of a page that the home page leads to. */
static struct net_request page_request(const struct look_up *l, const char *url)
{
    return (struct net_request){.url = url,
                                .accept = DOCUMENT_ACCEPT_PAGE,
                                .reader = &document_reader,
                                .reach = l->is_private ? NET_PRIVATE : NET_PUBLIC,
                                .priority = PRIORITY};
}

static void request_sections(struct worker *w, struct look_up *l)
{
    const struct discovery *d = &l->site;
    l->sections = mem_zalloc(MAX_SECTIONS, sizeof *l->sections);
    for (size_t i = 0; i < d->n_menu && l->n_sections < MAX_SECTIONS; i++) {
        struct net_request request = page_request(l, d->menu[i].url);
        struct section *s = &l->sections[l->n_sections];
        *s = (struct section){.fetch = {.done = section_done, .cancelled = section_cancelled},
                              .look_up = l,
                              .entry = i,
                              .kind = NODE_LIST};
        if (is_topmost_leaf(d, i) && worker_fetch(w, &s->fetch, &request, NULL)) {
            l->n_sections++;
            l->under_way++;
        }
    }
    if (l->under_way == 0)
        offer_site(w, l);
}

/* ---- home page ------------------------------------------------------------------------------ */

static struct net_request request_of(void)
{
    return (struct net_request){.accept = DOCUMENT_ACCEPT_FEED,
                                .reader = &document_reader,
                                .reach = NET_NAMED,
                                .priority = PRIORITY,
                                .ignore_retry_after = true};
}

/* Requests the next part of a home page without a menu; false when there is none. */
static bool request_part(struct worker *w, struct look_up *l)
{
    while (l->part < l->whole.n_parts) {
        struct net_request request = page_request(l, l->whole.parts[l->part++].url);
        if (worker_fetch(w, &l->fetch, &request, NULL))
            return true;
    }
    return false;
}

static void keep_whole(struct look_up *l, const char *url)
{
    l->whole = l->site;
    l->whole_url = mem_strdup(url);
    l->site = (struct discovery){0};
}

static void page_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                        struct parsed *parsed)
{
    struct look_up *l = (struct look_up *)f;
    struct error e;
    discovery_fini(&l->site);
    l->site = (struct discovery){0};
    if (parsed->error.code != ERROR_NONE) {
        end(w, l, &parsed->error);
        return;
    }
    l->site = parsed->answer.discovery;
    parsed->answer.discovery = (struct discovery){0};
    if (has_something(&l->site)) {
        request_sections(w, l);
        return;
    }
    if (!l->whole_url)
        keep_whole(l, r->url);
    if (!request_part(w, l)) {
        error_set(&e, ERROR_NOT_FOUND, 0, "no menu and no feeds at %s", l->whole_url);
        end(w, l, &e);
    }
}

/* Discovers in a page or frame, or in a script as if it were all of the home page. */
static void discover(struct worker *w, struct look_up *l, struct net_response *r)
{
    bool script = l->whole_url && l->whole.parts[l->part - 1].script;
    union call_question question = {
        .discovery = {.url = script ? l->whole_url : r->url, .content_type = r->content_type}};
    if (script) {
        AUTO(buf) body = r->body;
        r->body = BUF_INIT;
        buf_add_c(&r->body, "<script>");
        buf_add(&r->body, buf_str(&body));
    }
    parsing_ask(w, &l->fetch, r, CALL_DISCOVERY, &question, page_parsed);
}

static void feed_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                        struct parsed *parsed)
{
    struct look_up *l = (struct look_up *)f;
    if (parsed->error.code == ERROR_NONE)
        offer_feed(w, l, r->url, &parsed->answer.content);
    else if (parsed->broken)
        end(w, l, &parsed->error);
    else
        discover(w, l, r);
}

static void opml_parsed(struct worker *w, struct fetch *f, struct net_response *r,
                        struct parsed *parsed)
{
    struct look_up *l = (struct look_up *)f;
    struct opml *opml = &parsed->answer.opml;
    union call_question question = {
        .content = {.as = CONTENT_FEED, .url = r->url, .content_type = r->content_type}};
    bool read = parsed->error.code == ERROR_NONE;
    if (read)
        drop_views(opml);
    if (read && opml->n > 0)
        offer(w, l, opml->title, opml->outlines, opml->n);
    else if (parsed->broken)
        end(w, l, &parsed->error);
    else
        parsing_ask(w, f, r, CALL_CONTENT, &question, feed_parsed);
}

static void look_up_done(struct worker *w, struct fetch *f, struct net_response *r)
{
    struct look_up *l = (struct look_up *)f;
    union call_question question = {.opml = {.url = r->url}};
    struct error e;
    l->is_private = r->is_private;
    bool usable = answer_is_usable(r, false, &e);
    if (usable) {
        parsing_ask(w, f, r, CALL_OPML, &question, opml_parsed);
    } else if (l->whole_url) {
        if (!request_part(w, l))
            end(w, l, &e);
    } else {
        struct net_request request = request_of();
        if (!typed_request_next(&l->typed, w, f, &request, &e))
            end(w, l, &e);
    }
}

static void look_up_cancelled(struct worker *w, struct fetch *f, const struct error *e)
{
    end(w, (struct look_up *)f, e);
}

void look_up_start(struct worker *w, struct engine_command *c)
{
    struct look_up *l = MEM_NEW(struct look_up);
    struct error e;
    l->fetch = (struct fetch){.done = look_up_done, .cancelled = look_up_cancelled};
    l->ticket = c->ticket;
    struct net_request request = request_of();
    if (!typed_read(&l->typed, c->url, &e) || !typed_request(&l->typed, w, &l->fetch, &request, &e))
        end(w, l, &e);
}
