/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/programs.h"

#include <stdlib.h>

#include "base/timeout.h"
#include "engine/engine.h"
#include "model/source.h"
#include "text/display/safe.h"

enum {
    MAX_OUTPUT = 40 << 20,  /* as of a feed */
    MAX_WAITING = 64 << 20, /* bytes of answers that wait for their filters */
    DEFAULT_SECONDS = 60,
};

struct program {
    struct arena arena; /* of argv */
    char **argv;        /* NULL: failed before it started */
    struct child child;
    bool running, is_filter;
    struct net_response *response; /* to be completed; its body is the input. NULL: a run */
    struct program_run *run;
    struct error error;
};

static int64_t now_ms(const struct worker *w)
{
    return clock_monotonic_ms(w->clock);
}

/* ---- end ------------------------------------------------------------------------------------ */

/* Its messages may be anything. */
static void set_failure(struct program *p)
{
    struct error *e = &p->error;
    AUTO(buf) why = BUF_INIT;
    safe_add_line(&why, str_from(e->detail));
    if (p->is_filter)
        error_set(e, e->code, e->number, "the filter failed: %s", buf_c(&why));
    else
        error_set(e, e->code, e->number, "the program failed: %s", buf_c(&why));
}

static void end(struct worker *w, struct program *p)
{
    if (p->error.code != ERROR_NONE)
        set_failure(p);
    vec_push(&w->programs.ended, p);
}

/* Gives its response or its failure to the owner. */
static struct net_response *finish(struct worker *w, struct program *p)
{
    bool ok = p->error.code == ERROR_NONE;
    struct net_response *r = p->response;
    if (r)
        r->error = p->error;
    else
        p->run->done(w, p->run, ok ? NULL : &p->error);
    if (r && ok) {
        r->body = p->child.output;
        p->child.output = BUF_INIT;
    }
    if (p->running)
        child_fini(&p->child);
    arena_fini(&p->arena);
    free(p);
    return r;
}

bool programs_take(struct worker *w, struct net_response **r)
{
    struct programs *all = &w->programs;
    *r = NULL;
    if (all->ended.n == 0)
        return false;
    struct program *p = all->ended.v[0];
    vec_remove(&all->ended, 0);
    *r = finish(w, p);
    return true;
}

bool programs_have_ended(const struct worker *w)
{
    return w->programs.ended.n > 0;
}

/* ---- start ---------------------------------------------------------------------------------- */

static struct program *add(struct worker *w, const char *command,
                           const struct argument_value *values, size_t n_values)
{
    struct program *p = MEM_NEW(struct program);
    p->argv = arguments_expand(&p->arena, command, values, n_values, &p->error);
    vec_push(&w->programs.all, p);
    return p;
}

void programs_fetch(struct worker *w, struct fetch *f, const char *url)
{
    struct net_response *r = MEM_NEW(struct net_response);
    *r = (struct net_response){.tag = f,
                               .status = 200,
                               .url = mem_strdup(url),
                               .requested = mem_strdup(url),
                               .length = -1,
                               .from = -1,
                               .total = -1};
    add(w, url + sizeof PROGRAM_SCHEME - 1, NULL, 0)->response = r;
}

static size_t waiting_bytes(const struct worker *w)
{
    size_t n = 0;
    for (size_t i = 0; i < w->programs.all.n; i++) {
        const struct net_response *r = w->programs.all.v[i]->response;
        n += r ? r->body.n : 0;
    }
    return n;
}

void programs_filter(struct worker *w, struct net_response *r)
{
    const struct fetch *f = r->tag;
    struct program *p = add(w, f->filter, NULL, 0);
    p->response = r;
    p->is_filter = true;
    if (waiting_bytes(w) > MAX_WAITING) {
        error_set(&p->error, ERROR_LIMIT, 0, "too much waits for filters");
        p->argv = NULL;
        buf_fini(&r->body);
    }
}

void programs_run(struct worker *w, struct program_run *run, const char *command,
                  const struct argument_value *values, size_t n_values)
{
    add(w, command, values, n_values)->run = run;
}

/* ---- steps ---------------------------------------------------------------------------------- */

static void start(struct worker *w, struct program *p)
{
    int seconds = w->options->program_seconds ? w->options->program_seconds : DEFAULT_SECONDS;
    struct child_options options = {.argv = (const char *const *)p->argv,
                                    .input = p->response ? buf_str(&p->response->body) : STR(""),
                                    .max_output = p->response ? MAX_OUTPUT : 0,
                                    .timeout_ms = seconds * 1000,
                                    .first_message = true};
    p->running = p->argv && child_start(&p->child, &options, now_ms(w), &p->error);
    if (p->response)
        buf_fini(&p->response->body);
}

/* True when the program has ended, or could not start. */
static bool step(struct worker *w, struct program *p)
{
    if (!p->running)
        start(w, p);
    if (p->running && !child_step(&p->child, now_ms(w)))
        return false;
    if (p->running && child_succeeded(&p->child, &p->error))
        p->error = (struct error){0};
    return true;
}

void programs_step(struct worker *w)
{
    struct programs *all = &w->programs;
    for (size_t i = 0; i < all->all.n && i < PROGRAMS_RUNNING;) {
        struct program *p = all->all.v[i];
        if (step(w, p)) {
            vec_remove(&all->all, i);
            end(w, p);
        } else {
            i++;
        }
    }
}

size_t programs_fds(const struct worker *w, struct pollfd fds[static PROGRAMS_MAX_FDS])
{
    size_t n = 0;
    for (size_t i = 0; i < w->programs.all.n && w->programs.all.v[i]->running; i++)
        n += child_fds(&w->programs.all.v[i]->child, fds + n);
    return n;
}

int programs_wait_ms(const struct worker *w)
{
    int wait = w->programs.ended.n > 0 ? 0 : -1;
    for (size_t i = 0; i < w->programs.all.n && i < PROGRAMS_RUNNING; i++) {
        const struct program *p = w->programs.all.v[i];
        int one = p->running ? child_wait_ms(&p->child, now_ms(w)) : 0;
        wait = timeout_shorter(wait, one);
    }
    return wait;
}

void programs_cancel(struct worker *w)
{
    struct programs *all = &w->programs;
    while (all->all.n > 0)
        vec_push(&all->ended, all->all.v[--all->all.n]);
    for (size_t i = 0; i < all->ended.n; i++)
        error_set(&all->ended.v[i]->error, ERROR_CANCELLED, 0, "cancelled");
}
