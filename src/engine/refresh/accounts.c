/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/accounts.h"

#include "engine/account/connection.h"
#include "engine/account/sync.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "engine/refresh/intake.h"
#include "engine/refresh/pages.h"
#include "engine/refresh/rule-programs.h"
#include "store/tree/tree.h"

static void post_account(struct worker *w, struct refresh *f, const struct account_result *r)
{
    struct engine_event *event = event_new(EVENT_SOURCE, f->ticket);
    event->error = r->error;
    event->failed = r->error.code != ERROR_NONE && !r->is_waiting;
    event->waiting = r->is_waiting;
    event->node = r->account;
    event->title = arena_strdup(&event->arena, r->title);
    event->added = r->counts.added;
    rule_programs_report(event, r->asked);
    if (r->notices->n > 0)
        event->notices = arena_strndup(&event->arena, r->notices->p, r->notices->n);
    worker_post(w, event);
    refresh_post_progress(w, f);
}

static void note_result(struct worker *w, struct refresh *f, const struct account_result *r)
{
    if (r->error.code == ERROR_CANCELLED)
        return;
    f->results.done++;
    vec_push(&f->handled, r->account);
    rule_programs_start(w, f, r->asked);
    f->results.counts.added += r->counts.added;
    f->results.failed += r->error.code != ERROR_NONE && !r->is_waiting;
    f->results.waiting += r->is_waiting;
    if (r->is_waiting)
        connectivity_add_waiting(w, r->account, true);
    else
        connectivity_drop_waiting(w, r->account);
    post_account(w, f, r);
}

/* Requests pages of a source's new articles, and has it trimmed. */
static bool follow_up(struct worker *w, struct refresh *f, const struct account_news *news,
                      struct error *e)
{
    AUTO(arena) arena = {0};
    struct tree_node node;
    struct source_fetch fetch;
    struct source_settings settings;
    bool ok = tree_get(w->store, news->source, &arena, &node, e) &&
              source_load(w->store, news->source, &arena, &fetch, &settings, e);
    if (ok) {
        struct page_fetch_options options = {.source = node.id,
                                             .kind = node.kind,
                                             .mode = settings.full_text,
                                             .teasers = news->teasers,
                                             .wanted = news->wanted,
                                             .zone = intake_zone(w, &node, &settings)};
        refresh_request_pages(w, f, &options);
        if (trim_applies(w, &settings, &fetch))
            vec_push(&f->trim.sources, node.id);
    }
    return ok || e->code == ERROR_NOT_FOUND;
}

static void done(struct worker *w, void *owner, const struct account_result *r)
{
    struct refresh *f = owner;
    struct error e;
    bool ok = true;
    note_result(w, f, r);
    if (r->changed || r->error.code != ERROR_NONE)
        refresh_note_changes(w, f);
    for (size_t i = 0; ok && i < r->n_news && r->error.code != ERROR_CANCELLED; i++)
        ok = follow_up(w, f, &r->news[i], &e);
    if (!ok)
        refresh_fail_all(w, &e);
    f->under_way--;
}

static void progress(struct worker *w, void *owner, int64_t steps, int64_t total)
{
    struct refresh *f = owner;
    f->results.done += steps;
    f->total += total;
    refresh_post_progress(w, f);
    if (steps > 0)
        refresh_note_changes(w, f);
}

bool refresh_request_account(struct worker *w, struct refresh *f, int64_t account, struct error *e)
{
    struct account_sync_options options = {.account = account,
                                           .asked = f->flags & REFRESH_NOW,
                                           .again = f->flags & REFRESH_FORCE,
                                           .owner = f,
                                           .progress = progress,
                                           .done = done};
    if (account_connection_is_open(w, account))
        return true;
    f->under_way++;
    f->total++;
    if (account_sync(w, &options, e))
        return true;
    f->under_way--;
    return false;
}
