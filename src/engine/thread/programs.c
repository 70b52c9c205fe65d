/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/programs.h"

#include <stdlib.h>

#include "base/arguments.h"
#include "text/safe.h"

enum {
    MAX_OUTPUT = 40 << 20,  /* as of a feed */
    MAX_WAITING = 64 << 20, /* bytes of answers that wait for their filters */
    DEFAULT_SECONDS = 60,
};

struct program {
    struct child child;
    bool running;
    char *command;
    struct net_response *response; /* to be completed; its body is the input */
    bool is_filter;
};

static int64_t now_ms(const struct worker *w)
{
    return clock_monotonic_ms(w->clock);
}

static void program_free(struct program *p)
{
    if (p->running) {
        child_fini(&p->child);
    }
    free(p->command);
    free(p);
}

/* Its messages may be anything. */
static void set_failure(struct program *p, const struct error *e)
{
    struct buf why = BUF_INIT;
    safe_add_line(&why, str_from(e->detail));
    struct error *out = &p->response->error;
    if (p->is_filter) {
        error_set(out, e->code, e->number, "the filter failed: %s", buf_c(&why));
    } else {
        error_set(out, e->code, e->number, "the program failed: %s", buf_c(&why));
    }
    buf_fini(&why);
}

/* Frees the program; `e` is its failure, if any. */
static void end(struct worker *w, struct program *p, const struct error *e)
{
    if (e) {
        set_failure(p, e);
    }
    vec_push(&w->programs.answers, p->response);
    program_free(p);
}

static bool start(struct worker *w, struct program *p, struct error *e)
{
    int seconds = w->options->program_seconds ? w->options->program_seconds : DEFAULT_SECONDS;
    if (!arguments_check(p->command, e)) {
        return false;
    }
    char **argv = arguments_split(p->command);
    struct child_options options = {.argv = (const char *const *)argv,
                                    .input = buf_str(&p->response->body),
                                    .max_output = MAX_OUTPUT,
                                    .timeout_ms = seconds * 1000,
                                    .first_message = true};
    p->running = child_start(&p->child, &options, now_ms(w), e);
    free(argv);
    buf_fini(&p->response->body);
    return p->running;
}

static void add(struct worker *w, const char *command, struct net_response *r, bool is_filter)
{
    struct program *p = MEM_NEW(struct program);
    p->command = mem_strdup(command);
    p->response = r;
    p->is_filter = is_filter;
    vec_push(&w->programs.all, p);
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
    add(w, url + sizeof PROGRAM_SCHEME - 1, r, false);
}

static size_t waiting_bytes(const struct worker *w)
{
    size_t n = 0;
    for (size_t i = 0; i < w->programs.all.n; i++) {
        n += w->programs.all.v[i]->response->body.n;
    }
    return n;
}

void programs_filter(struct worker *w, struct net_response *r)
{
    const struct fetch *f = r->tag;
    size_t waiting = waiting_bytes(w);
    add(w, f->filter, r, true);
    if (waiting + r->body.n > MAX_WAITING) {
        struct error e;
        error_set(&e, ERROR_LIMIT, 0, "too much waits for filters");
        end(w, w->programs.all.v[--w->programs.all.n], &e);
    }
}

struct net_response *programs_take(struct worker *w)
{
    struct net_response *r = NULL;
    if (w->programs.answers.n > 0) {
        r = w->programs.answers.v[0];
        vec_remove(&w->programs.answers, 0);
    }
    return r;
}

bool programs_have_response(const struct worker *w)
{
    return w->programs.answers.n > 0;
}

/* True when the program has ended, or could not start. */
static bool step(struct worker *w, struct program *p)
{
    struct error e;
    if (!p->running && !start(w, p, &e)) {
        end(w, p, &e);
        return true;
    }
    if (!child_step(&p->child, now_ms(w))) {
        return false;
    }
    bool ok = child_succeeded(&p->child, &e);
    if (ok) {
        p->response->body = p->child.output;
        p->child.output = (struct buf)BUF_INIT;
    }
    end(w, p, ok ? NULL : &e);
    return true;
}

void programs_step(struct worker *w)
{
    struct programs *all = &w->programs;
    for (size_t i = 0; i < all->all.n && i < PROGRAMS_RUNNING;) {
        if (step(w, all->all.v[i])) {
            vec_remove(&all->all, i);
        } else {
            i++;
        }
    }
}

size_t programs_fds(const struct worker *w, struct pollfd fds[static PROGRAMS_MAX_FDS])
{
    size_t n = 0;
    for (size_t i = 0; i < w->programs.all.n && w->programs.all.v[i]->running; i++) {
        n += child_fds(&w->programs.all.v[i]->child, fds + n);
    }
    return n;
}

int programs_wait_ms(const struct worker *w)
{
    int wait = w->programs.answers.n > 0 ? 0 : -1;
    for (size_t i = 0; i < w->programs.all.n && i < PROGRAMS_RUNNING; i++) {
        const struct program *p = w->programs.all.v[i];
        int one = p->running ? child_wait_ms(&p->child, now_ms(w)) : 0;
        wait = wait < 0 || one < wait ? one : wait;
    }
    return wait;
}

void programs_cancel(struct worker *w)
{
    struct programs *all = &w->programs;
    while (all->all.n > 0) {
        end(w, all->all.v[--all->all.n], NULL);
    }
    for (size_t i = 0; i < all->answers.n; i++) {
        error_set(&all->answers.v[i]->error, ERROR_CANCELLED, 0, "cancelled");
    }
}
