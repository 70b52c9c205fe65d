/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/worker.h"

#include <string.h>

#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/engine.h"
#include "engine/thread/parsing.h"
#include "engine/thread/programs.h"
#include "engine/thread/retry-after.h"
#include "model/article-list.h"
#include "store/mark/mark.h"

void worker_post(struct worker *w, struct engine_event *event)
{
    if (w->batch)
        vec_push(&w->held, event);
    else
        mailbox_post(w->outbox, event);
}

void worker_post_changed(struct worker *w, engine_ticket ticket)
{
    worker_post(w, event_new(EVENT_CHANGED, ticket));
}

void worker_done(struct worker *w, engine_ticket ticket, const struct error *e)
{
    worker_post(w, event_done(ticket, e));
}

void worker_done_with_change(struct worker *w, engine_ticket ticket, int64_t updated)
{
    worker_post_changed(w, ticket);
    struct engine_event *event = event_done(ticket, NULL);
    event->updated = updated;
    worker_post(w, event);
}

bool worker_find_articles(struct worker *w, const struct engine_command *c, struct ids *out,
                          struct error *e)
{
    struct article_range all;
    size_t n;
    if (c->n_ids > 0) {
        *out = (struct ids){0};
        ids_add(out, c->ids, c->n_ids);
        return true;
    }
    const struct article_range *ranges = engine_command_ranges(c, &all, &n);
    return articles_find(w->store, &c->query, ranges, n, out, e);
}

static bool open_net(struct worker *w, struct error *e)
{
    const struct engine_options *o = w->options;
    struct net_options options = {
        .clock = w->clock,
        .user_agent = o->user_agent,
        .file_root = o->file_root,
        .max_connections = o->max_connections,
        .max_host_connections = o->max_host_connections,
        .timeout_ms = o->timeout_ms,
        .host_gap_ms = o->host_gap_ms,
        .ca_file = o->ca_file,
        .proxies = {o->http_proxy, o->https_proxy, o->no_proxy},
        .connect_to = o->connect_to,
        .has_route = o->has_route,
        .resolve = o->resolve,
    };
    if (!w->net && net_open(&options, &w->net, e))
        retry_after_restore(w);
    return w->net != NULL;
}

bool worker_fetch(struct worker *w, struct fetch *f, struct net_request *request, struct error *e)
{
    if (!open_net(w, e))
        return false;
    request->tag = f;
    net_start(w->net, request);
    return true;
}

static bool is_cancellable(const void *context, const void *tag)
{
    return !((const struct fetch *)tag)->lasting;
}

void worker_cancel(struct worker *w)
{
    if (w->net)
        net_cancel(w->net, is_cancellable, NULL);
    programs_cancel(w);
    parsing_cancel(w);
    connectivity_cancel(w);
}
