/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/account/sync.h"

#include <stdlib.h>

#include "base/log.h"
#include "engine/account/run.h"
#include "engine/engine.h"

static void free_run(struct account_run *r)
{
    account_connection_fini(&r->connection);
    account_plan_fini(&r->plan);
    vec_fini(&r->lists);
    vec_fini(&r->ids);
    vec_fini(&r->wanted);
    vec_fini(&r->news);
    rules_asked_fini(&r->asked);
    buf_fini(&r->notices);
    free(r->continuation);
    arena_fini(&r->step);
    arena_fini(&r->arena);
    free(r);
}

/* Reports the end to the owner. */
static void end(struct account_run *r, const struct error *e, bool waiting)
{
    struct account_result result = {
        .account = r->account.id,
        .title = r->account.title,
        .is_waiting = waiting,
        .counts = r->counts,
        .asked = &r->asked,
        .notices = &r->notices,
        .news = r->news.v,
        .n_news = r->news.n,
        .changed = r->changed,
    };
    if (e)
        result.error = *e;
    r->options.done(r->connection.w, r->options.owner, &result);
    free_run(r);
}

/* ---- failures ------------------------------------------------------------------------------- */

static void note_failure(struct account_run *r, const struct account_failure *f)
{
    struct source_status *s = &r->account.status;
    struct error e;
    s->error = f->error.code;
    s->problem = f->error.detail;
    s->http_status = f->status;
    s->failures++;
    s->checked_at = worker_now(r->connection.w);
    s->due_at = f->retry_at;
    if (!account_save(r->connection.w->store, &r->account, &e))
        log_warning("account", "%s", e.detail);
}

/* A server that cannot be reached is no failure of the account. */
static void failed(struct account_connection *c, const struct account_failure *f)
{
    struct account_run *r = (struct account_run *)c;
    if (f->error.code != ERROR_CANCELLED && !f->is_unreachable)
        note_failure(r, f);
    end(r, &f->error, f->is_unreachable);
}

static void fail(struct account_run *r, const struct error *e)
{
    failed(&r->connection, &(struct account_failure){.error = *e, .outcome = GREADER_BROKEN});
}

/* ---- order ---------------------------------------------------------------------------------- */

static bool save_feeds(struct account_run *r, struct error *e)
{
    bool ok = true;
    for (size_t i = 0; ok && i < r->lists.n; i++)
        ok = r->lists.v[i].kind != LIST_FEED ||
             account_feed_save(r->connection.w->store, r->account.id, r->lists.v[i].feed, e);
    return ok;
}

static void succeed(struct account_run *r)
{
    struct source_status *s = &r->account.status;
    struct store *store = r->connection.w->store;
    struct error e;
    int minutes = r->connection.w->options->refresh_minutes;
    int64_t now = worker_now(r->connection.w), due = now + (minutes ? minutes : 60) * INT64_C(60);
    *s = (struct source_status){.http_status = 200, .checked_at = now, .succeeded_at = now};
    r->account.pulled = true;
    r->account.labels_at = r->labels_at;
    r->account.labels_hash = r->labels_hash;
    if (save_feeds(r, &e) && account_feeds_checked(store, r->account.id, now, due, &e) &&
        account_save(store, &r->account, &e))
        end(r, NULL, false);
    else
        fail(r, &e);
}

static void next(struct account_run *r)
{
    /* Items of known stories bring marks to be sent. */
    static void (*const steps[])(struct account_run *) = {account_push, account_subscriptions,
                                                          account_pull, account_fetch_items,
                                                          account_push, succeed};
    steps[r->stage++](r);
}

/* ---- start ---------------------------------------------------------------------------------- */

/* True, with the reason, while the server's pause lasts. */
static bool is_paused(const struct account_run *r, struct error *e)
{
    const struct source_status *s = &r->account.status;
    int64_t now = worker_now(r->connection.w), left = s->due_at - now;
    return left > 0 && s->checked_at <= now &&
           !error_set(e, ERROR_HTTP, 0, "the server asked to wait another %lld min",
                      (long long)(left + 59) / 60);
}

bool account_sync(struct worker *w, const struct account_sync_options *options, struct error *e)
{
    struct account_run *r = MEM_NEW(struct account_run);
    struct error paused;
    r->options = *options;
    if (!account_load(w->store, options->account, &r->arena, &r->account, e)) {
        arena_fini(&r->arena);
        free(r);
        return false;
    }
    r->labels_at = r->account.labels_at;
    r->labels_hash = r->account.labels_hash;
    r->connection.w = w;
    r->connection.account = &r->account;
    r->connection.manners = greader_manners(greader_server_named(str_from(r->account.server)));
    r->connection.failed = failed;
    r->next = next;
    r->fail = fail;
    r->connection.fetch.may_wait = true;
    r->connection.fetch.name = r->account.title;
    r->connection.fetch.worked = r->account.status.succeeded_at > worker_now(w) - 7 * 86400;
    account_connection_open(&r->connection);
    if (is_paused(r, &paused))
        end(r, &paused, false);
    else
        next(r);
    return true;
}
