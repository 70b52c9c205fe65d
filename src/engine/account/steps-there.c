/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a sync's plan at the server: subscriptions, titles and folders changed here. */
#include <string.h>

#include "engine/account/run.h"
#include "text/display/safe.h"

/* The step is done: both sides agree. */
static void step_done(struct account_run *r, bool agreed)
{
    const struct plan_step *step = &r->plan.steps.v[r->at_step];
    struct error e;
    bool ok = step->kind == PLAN_RENAME_THERE ||
              (agreed ? account_feed_save(r->connection.w->store, r->account.id, &step->feed, &e)
                      : account_feed_drop(r->connection.w->store, step->feed.node, &e));
    r->at_step++;
    if (ok)
        account_steps_there(r);
    else
        r->fail(r, &e);
}

/* A second removal is refused, and done. */
static void unsubscribed(struct account_connection *c, enum greader_outcome outcome,
                         struct str body)
{
    step_done((struct account_run *)c, false);
}

static void edited(struct account_connection *c, enum greader_outcome outcome, struct str body)
{
    struct account_run *r = (struct account_run *)c;
    const struct plan_step *step = &r->plan.steps.v[r->at_step];
    struct error note;
    if (outcome != GREADER_OK || !greader_read_ok(body, NULL)) {
        error_set(&note, ERROR_NONE, 0, "the server refuses a change of %s",
                  step->kind == PLAN_RENAME_THERE ? step->from : step->feed.title);
        account_run_tell(r, &note);
        r->at_step++;
        account_steps_there(r);
        return;
    }
    if (step->conflict) {
        error_set(&note, ERROR_NONE, 0, "%s was changed on both sides: the change made here counts",
                  step->feed.title);
        account_run_tell(r, &note);
    }
    step_done(r, true);
}

/* Sets title and folder of a feed that was added with the server's own. A source that has only its
 * address for a title gets the server's. */
static void send_edit(struct account_run *r, const struct plan_step *step)
{
    struct greader_request request;
    const struct account_feed *f = &step->feed;
    const char *title = step->url && strcmp(f->title, step->url) == 0 ? NULL : f->title;
    const char *from =
        step->from && *step->from && strcmp(step->from, f->folder) != 0 ? step->from : NULL;
    greader_edit_subscription(&request, f->stream, title, *f->folder ? f->folder : NULL, from);
    account_connection_send(&r->connection, &request, edited);
}

/* The server has no such feed: it stays gander's own source. */
static void refuse(struct account_run *r, const struct plan_step *step)
{
    struct error note;
    if (*step->feed.refusal)
        error_set(&note, ERROR_NONE, 0, "the server does not take %s, which stays here: %s",
                  step->feed.title, step->feed.refusal);
    else
        error_set(&note, ERROR_NONE, 0, "the server does not take %s, which stays here",
                  step->feed.title);
    account_run_tell(r, &note);
    step_done(r, true);
}

/* True if another source has the server's feed. */
static bool is_taken(struct account_run *r, const char *stream)
{
    AUTO(arena) arena = {0};
    struct account_feed *feeds;
    size_t n;
    bool taken =
        !account_feeds_load(r->connection.w->store, r->account.id, &arena, &feeds, &n, NULL);
    for (size_t i = 0; !taken && i < n; i++)
        taken = feeds[i].stream && strcmp(feeds[i].stream, stream) == 0;
    return taken;
}

static const char *find_stream(struct account_run *r, const struct greader_feeds *feeds,
                               const char *url)
{
    for (size_t i = 0; i < feeds->n; i++)
        if (plan_same_url(feeds->v[i].url, url) && !is_taken(r, feeds->v[i].stream))
            return arena_strdup(&r->plan.arena, feeds->v[i].stream);
    return NULL;
}

static void listed_again(struct account_connection *c, enum greader_outcome outcome,
                         struct str body)
{
    struct account_run *r = (struct account_run *)c;
    struct plan_step *step = &r->plan.steps.v[r->at_step];
    AUTO(greader_feeds) feeds = {0};
    struct error e;
    if (!greader_read_feeds(body, c->manners, &feeds, &e)) {
        r->fail(r, &e);
        return;
    }
    step->feed.stream = find_stream(r, &feeds, step->url);
    if (step->feed.stream) {
        step->feed.refusal = NULL;
        send_edit(r, step);
    } else {
        refuse(r, step);
    }
}

/* A server refuses a feed that it has, as after an answer that was lost: its list tells. */
static void look_again(struct account_run *r)
{
    struct greader_request request;
    greader_list_subscriptions(&request);
    account_connection_send(&r->connection, &request, listed_again);
}

static void subscribed(struct account_connection *c, enum greader_outcome outcome, struct str body)
{
    struct account_run *r = (struct account_run *)c;
    struct plan_step *step = &r->plan.steps.v[r->at_step];
    AUTO(greader_added) added = {0};
    struct error e;
    if (outcome == GREADER_OK && !greader_read_added(body, &added, &e)) {
        r->fail(r, &e);
        return;
    }
    if (!added.stream) {
        step->feed.refusal = safe_keep_line(&r->plan.arena, str_from(added.reason));
        look_again(r);
    } else {
        step->feed.stream = arena_strdup(&r->plan.arena, added.stream);
        send_edit(r, step);
    }
}

/* Noted first: a feed that is removed before the answer is known was taken, perhaps. */
static void subscribe(struct account_run *r, const struct plan_step *step)
{
    struct greader_request request;
    struct error e;
    if (account_feed_save(r->connection.w->store, r->account.id, &step->feed, &e)) {
        greader_quick_add(&request, step->url);
        account_connection_send(&r->connection, &request, subscribed);
    } else {
        r->fail(r, &e);
    }
}

static bool is_agreed_there(const struct account_run *r)
{
    return r->at_step < r->plan.steps.n && r->plan.steps.v[r->at_step].kind == PLAN_AGREE_THERE;
}

void account_steps_there(struct account_run *r)
{
    struct greader_request request;
    struct error e;
    for (; is_agreed_there(r); r->at_step++) {
        if (!account_feed_save(r->connection.w->store, r->account.id,
                               &r->plan.steps.v[r->at_step].feed, &e)) {
            r->fail(r, &e);
            return;
        }
    }
    if (r->at_step == r->plan.steps.n) {
        r->next(r);
        return;
    }
    const struct plan_step *step = &r->plan.steps.v[r->at_step];
    switch (step->kind) {
    case PLAN_SUBSCRIBE:
        subscribe(r, step);
        break;
    case PLAN_UNSUBSCRIBE:
        greader_unsubscribe(&request, step->feed.stream);
        account_connection_send(&r->connection, &request, unsubscribed);
        break;
    case PLAN_RENAME_THERE:
        greader_rename_label(&request, step->from, step->feed.folder);
        account_connection_send(&r->connection, &request, edited);
        break;
    default:
        send_edit(r, step);
    }
}
