/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/trim.h"

#include "base/log.h"
#include "engine/account/password.h"
#include "engine/engine.h"
#include "store/care/purge.h"

enum { DAY_S = 86400, HOUR_S = 3600 };

void trim_fini(struct trim *t)
{
    vec_fini(&t->sources);
}

/* Source's limit, or the default; 0: none. */
static int limit(int own, int general)
{
    return own == KEEP_ALL ? 0 : own > 0 ? own : general;
}

bool trim_applies(const struct worker *w, const struct source_settings *settings,
                  const struct source_fetch *fetch)
{
    return fetch->trimmed || limit(settings->keep_articles, w->options->keep_articles) > 0 ||
           limit(settings->keep_days, w->options->keep_days) > 0;
}

/* Unread articles from older pages stay, whatever their age: the user requested them. */
static void make_rule(const struct worker *w, const struct source_settings *settings,
                      const struct source_fetch *fetch, struct retention *rule)
{
    int64_t now = worker_now(w);
    int days = limit(settings->keep_days, w->options->keep_days);
    *rule = (struct retention){
        .keep_articles = limit(settings->keep_articles, w->options->keep_articles),
        /* Rounded to hours, so that the stored rule rarely changes. */
        .keep_since = days > 0 ? now - now % HOUR_S - (int64_t)days * DAY_S : INT64_MIN,
        .keep_unread = fetch->older_pages > 0 ? INT64_MIN : now - (int64_t)TRIM_UNREAD_DAYS * DAY_S,
    };
}

static bool begin(struct worker *w, struct trim *t, int64_t source, bool *any, struct error *e)
{
    AUTO(arena) arena = {0};
    struct source_fetch fetch;
    struct source_settings settings;
    bool ok = source_load(w->store, source, &arena, &fetch, &settings, e);
    *any = false;
    if (ok) {
        make_rule(w, &settings, &fetch, &t->rule);
        ok = retention_begin(w->store, source, &t->rule, any, e);
    } else if (e->code == ERROR_NOT_FOUND) {
        ok = true; /* source was removed */
    }
    t->position = (struct article_position){INT64_MIN, 0};
    return ok;
}

/* Deletes the next articles of the current source. */
static bool step_source(struct worker *w, struct trim *t, bool *changed, struct error *e)
{
    int64_t source = t->sources.v[t->at], forgotten = 0;
    bool more = true;
    if (!t->begun) {
        if (!begin(w, t, source, &more, e))
            return false;
        t->begun = true;
    } else if (!retention_step(w->store, source, &t->rule, &t->position, &forgotten, &more, e)) {
        return false;
    }
    if (forgotten > 0) {
        log_info("engine", "source %lld: %lld articles let go", (long long)source,
                 (long long)forgotten);
    }
    if (!more) {
        t->at++;
        t->begun = false;
    }
    *changed = forgotten > 0;
    return true;
}

bool trim_step(struct worker *w, struct trim *t, bool *done, bool *changed, struct error *e)
{
    bool more = false, ok = true;
    *changed = false;
    if (t->at < t->sources.n) {
        ok = step_source(w, t, changed, e);
    } else if (!t->forgot_hidden) {
        ok = retention_step_hidden(w->store, worker_now(w) - TRIM_HIDDEN_S, &more, e);
        t->forgot_hidden = !more;
    } else {
        ok = tree_purge(w->store, worker_now(w) - TRIM_REMOVED_S, &more, e);
        t->purges = t->purges || more;
        t->purged = ok && !more;
        if (t->purged && t->purges)
            password_tidy(w);
    }
    *done = t->purged;
    return ok;
}
