/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/rule-programs.h"

#include <stdio.h>

#include "engine/data/event.h"
#include "engine/engine.h"
#include "engine/thread/programs.h"
#include "store/article/article.h"
#include "text/display/safe.h"

enum { DEFAULT_RUNS = 20 };

struct rule_run {
    struct program_run run;
    struct refresh *refresh; /* NULL: none */
    int64_t rule;
};

static bool has_failed(const struct refresh *f, int64_t rule)
{
    for (size_t i = 0; f && i < f->failed_rules.n; i++)
        if (f->failed_rules.v[i] == rule)
            return true;
    return false;
}

/* Another article's success does not hide a failure of this refresh. */
static void note_result(struct worker *w, struct refresh *f, int64_t rule, const char *failure)
{
    if (f && failure && !has_failed(f, rule))
        vec_push(&f->failed_rules, rule);
    if ((failure || !has_failed(f, rule)) && !rules_set_failure(w->store, rule, failure, NULL))
        return; /* the next failure tells */
    if (failure && f)
        refresh_note_changes(w, f);
    else if (failure)
        worker_post_changed(w, 0);
}

static void run_done(struct worker *w, struct program_run *program_run, const struct error *e)
{
    AUTO_FREE struct rule_run *run = (struct rule_run *)program_run;
    struct refresh *f = run->refresh;
    if (!e || e->code != ERROR_CANCELLED)
        note_result(w, f, run->rule, e ? e->detail : NULL);
    if (f)
        f->under_way--;
}

static void start(struct worker *w, struct refresh *f, const struct rules_run *asked)
{
    AUTO(stored_article) stored = {0};
    if (!articles_load(w->store, asked->article, &stored, NULL))
        return;
    struct arena *a = &stored.arena;
    char id[24];
    snprintf(id, sizeof id, "%lld", (long long)asked->article);
    const struct argument_value values[] = {
        {'u', safe_keep_line(a, str_from(stored.row.url))},
        {'t', safe_keep_line(a, str_from(stored.row.title))},
        {'s', safe_keep_line(a, str_from(stored.row.source_name))},
        {'i', id}};
    struct rule_run *run = MEM_NEW(struct rule_run);
    *run = (struct rule_run){.run = {run_done}, .refresh = f, .rule = asked->rule};
    programs_run(w, &run->run, asked->command, values, ARRAY_SIZE(values));
    if (f) {
        f->under_way++;
        f->results.runs++;
    }
}

void rule_programs_start(struct worker *w, struct refresh *f, const struct rules_asked *asked)
{
    int limit = w->options->rule_runs ? w->options->rule_runs : DEFAULT_RUNS;
    for (size_t i = 0; i < asked->runs.n; i++) {
        struct error e;
        if (f && f->results.runs >= limit) {
            error_set(&e, ERROR_LIMIT, 0, "more than %d articles in one refresh", limit);
            note_result(w, f, asked->runs.v[i].rule, e.detail);
        } else {
            start(w, f, &asked->runs.v[i]);
        }
    }
}

void rule_programs_report(struct engine_event *event, const struct rules_asked *asked)
{
    if (asked && asked->reported.n > 0)
        event->reported = arena_strndup(&event->arena, asked->reported.p, asked->reported.n);
}
