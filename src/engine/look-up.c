/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/look-up.h"

#include <stdlib.h>

#include "engine/answer.h"
#include "engine/typed.h"
#include "feed/feed.h"
#include "feed/opml.h"
#include "page/discover.h"

enum { MOST_HOPS = 3, PRIORITY = 10 };

struct look_up {
    struct fetch fetch;
    engine_ticket ticket;
    struct typed typed;
    int hops; /* pages that only led on to another one */
};

static void end(struct worker *w, struct look_up *l, const struct error *e)
{
    worker_tell(w, event_done(l->ticket, e));
    typed_fini(&l->typed);
    free(l);
}

static void offer(struct worker *w, struct look_up *l, const char *title,
                  const struct outline *outlines, size_t n)
{
    struct engine_event *event = event_new(EVENT_OFFER, l->ticket);
    event->title = arena_strdup(&event->arena, title);
    event->outlines = outlines_copy(&event->arena, outlines, n);
    event->n_outlines = n;
    worker_tell(w, event);
    end(w, l, NULL);
}

static bool offer_opml(struct worker *w, struct look_up *l, const struct net_response *r)
{
    struct opml opml;
    if (!opml_parse(buf_str(&r->body), r->url, &opml, NULL)) {
        return false;
    }
    bool any = opml.n > 0;
    if (any) {
        offer(w, l, opml.title, opml.outlines, opml.n);
    }
    opml_fini(&opml);
    return any;
}

static bool offer_feed(struct worker *w, struct look_up *l, const struct net_response *r)
{
    struct feed_options options = {.url = r->url, .content_type = r->content_type};
    struct feed feed;
    if (!feed_parse(buf_str(&r->body), &options, &feed, NULL)) {
        return false;
    }
    struct outline outline = {.kind = NODE_FEED,
                              .title = feed.title ? feed.title : r->url,
                              .url = r->url,
                              .site_url = feed.url,
                              .language = feed.language};
    offer(w, l, feed.title, &outline, 1);
    feed_fini(&feed);
    return true;
}

static void offer_page(struct worker *w, struct look_up *l, const struct discovery *d)
{
    struct arena arena = {0};
    struct outline *outlines = arena_array(&arena, d->n_feeds + d->n_menu, sizeof *outlines);
    size_t n = 0;
    for (size_t i = 0; i < d->n_feeds; i++) {
        const struct discovered_feed *feed = &d->feeds[i];
        if (feed->declared) {
            outlines[n++] = (struct outline){.kind = NODE_FEED,
                                             .title = feed->title ? feed->title : feed->url,
                                             .url = feed->url};
        }
    }
    for (size_t i = 0; i < d->n_menu; i++) {
        outlines[n++] = d->menu[i];
    }
    offer(w, l, d->title, outlines, n);
    arena_fini(&arena);
}

static bool has_something(const struct discovery *d)
{
    for (size_t i = 0; i < d->n_feeds; i++) {
        if (d->feeds[i].declared) {
            return true;
        }
    }
    return d->n_menu > 0;
}

static struct net_request request_of(void)
{
    return (struct net_request){.priority = PRIORITY, .ignore_retry_after = true};
}

static bool ask(struct worker *w, struct look_up *l, const char *url, struct error *e)
{
    struct net_request request = request_of();
    request.url = url;
    return worker_fetch(w, &l->fetch, &request, e);
}

static void look_at_page(struct worker *w, struct look_up *l, const struct net_response *r)
{
    struct discovery d;
    struct error e;
    if (!page_discover(buf_str(&r->body), r->url, r->content_type, &d, &e)) {
        end(w, l, &e);
        return;
    }
    if (has_something(&d)) {
        offer_page(w, l, &d);
    } else if (!d.refresh_url || ++l->hops > MOST_HOPS) {
        error_set(&e, ERROR_NOT_FOUND, 0, "no menu and no feeds at %s", r->url);
        end(w, l, &e);
    } else if (!ask(w, l, d.refresh_url, &e)) {
        end(w, l, &e);
    }
    discovery_fini(&d);
}

static void look_up_done(struct worker *w, struct fetch *f, struct net_response *r)
{
    struct look_up *l = (struct look_up *)f;
    struct error e;
    if (!answer_is_usable(r, false, &e)) {
        struct net_request request = request_of();
        if (l->hops > 0 || !typed_ask_next(&l->typed, w, f, &request, &e)) {
            end(w, l, &e);
        }
    } else if (!offer_opml(w, l, r) && !offer_feed(w, l, r)) {
        look_at_page(w, l, r);
    }
}

static void look_up_cancelled(struct worker *w, struct fetch *f, const struct error *e)
{
    end(w, (struct look_up *)f, e);
}

void look_up_start(struct worker *w, struct command *c)
{
    struct look_up *l = MEM_NEW(struct look_up);
    struct error e;
    l->fetch = (struct fetch){.done = look_up_done, .cancelled = look_up_cancelled};
    l->ticket = c->ticket;
    struct net_request request = request_of();
    if (!typed_read(&l->typed, c->url, &e) || !typed_ask(&l->typed, w, &l->fetch, &request, &e)) {
        end(w, l, &e);
    }
}
