/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/thread/parsing.h"

#include <stdlib.h>

#include "base/timeout.h"

enum {
    SLOW_MS = 500, /* for one document: others need not wait for it */
    MAX_WAITING = 4,
    MAX_WAITING_BYTES = 1 << 20,
};

struct parse_job {
    struct fetch *fetch;
    struct net_response *response;
    struct parser_call call;
    parsed_fn *then;
    struct parsed parsed;
    bool cancelled;
};

/* ---- results -------------------------------------------------------------------------------- */

static void drop_answer(struct parse_job *job)
{
    if (job->parsed.error.code == ERROR_NONE)
        call_fini(job->call.call, &job->parsed.answer);
}

const struct net_response *parsing_ended(const struct worker *w)
{
    return w->parsing.ended.n > 0 ? w->parsing.ended.v[0]->response : NULL;
}

void parsing_finish(struct worker *w)
{
    struct parse_job *job = w->parsing.ended.v[0];
    vec_remove(&w->parsing.ended, 0);
    if (job->cancelled)
        job->fetch->cancelled(w, job->fetch, &job->parsed.error);
    else
        job->then(w, job->fetch, job->response, &job->parsed);
    drop_answer(job);
    net_response_free(job->response);
    free(job);
}

/* ---- queue ---------------------------------------------------------------------------------- */

void parsing_ask(struct worker *w, struct fetch *f, struct net_response *r, enum call call,
                 const union call_question *question, parsed_fn *then)
{
    struct parse_job *job = MEM_NEW(struct parse_job);
    job->fetch = f;
    job->response = net_response_take(r);
    job->then = then;
    job->call = (struct parser_call){call, *question, buf_str(&job->response->body)};
    vec_push(&w->parsing.waiting, job);
}

bool parsing_has_room(const struct worker *w)
{
    size_t bytes = 0, n = w->parsing.waiting.n;
    for (size_t i = 0; i < n; i++)
        bytes += w->parsing.waiting.v[i]->response->body.n;
    return n < MAX_WAITING && bytes < MAX_WAITING_BYTES;
}

/* ---- processes ------------------------------------------------------------------------------ */

static int slow_in_ms(const struct worker *w, size_t i)
{
    const struct parsing *all = &w->parsing;
    int64_t left_ms = all->parsers[i].begun_ms + SLOW_MS - clock_monotonic_ms(all->options.clock);
    return left_ms > 0 ? (int)left_ms : 0;
}

/* One that runs and has nothing to do; else one to start, if all that run are slow; else PARSERS.
 */
static size_t free_parser(const struct worker *w)
{
    const struct parsing *all = &w->parsing;
    size_t unused = PARSERS;
    bool busy = false;
    for (size_t i = 0; i < PARSERS; i++)
        if (all->jobs[i])
            busy = busy || slow_in_ms(w, i) > 0;
        else if (all->parsers[i].pid != 0)
            return i;
        else if (unused == PARSERS)
            unused = i;
    return busy ? PARSERS : unused;
}

bool parsing_under_way(const struct worker *w)
{
    for (size_t i = 0; i < PARSERS; i++)
        if (w->parsing.jobs[i])
            return true;
    return false;
}

/* False if the process does not start: the document waits for one that works, or fails. */
static bool begin_next(struct worker *w, size_t i)
{
    struct parsing *all = &w->parsing;
    struct parse_job *job = all->waiting.v[0];
    bool ok = parser_begin(&all->parsers[i], &all->options, &job->call, &job->parsed.error);
    if (!ok && parsing_under_way(w))
        return false;
    vec_remove(&all->waiting, 0);
    job->parsed.unstarted = !ok;
    if (ok)
        all->jobs[i] = job;
    else
        vec_push(&all->ended, job);
    return ok;
}

static void step(struct worker *w, size_t i)
{
    struct parsing *all = &w->parsing;
    struct parse_job *job = all->jobs[i];
    if (job && parser_step(&all->parsers[i], &all->options, &job->parsed)) {
        vec_push(&all->ended, job);
        all->jobs[i] = NULL;
    }
}

void parsing_step(struct worker *w)
{
    for (size_t i = 0; i < PARSERS; i++)
        step(w, i);
    for (size_t i; w->parsing.waiting.n > 0 && (i = free_parser(w)) < PARSERS && begin_next(w, i);)
        step(w, i);
}

size_t parsing_fds(const struct worker *w, struct pollfd fds[static PARSERS])
{
    size_t n = 0;
    for (size_t i = 0; i < PARSERS; i++)
        n += parser_poll_fd(&w->parsing.parsers[i], &fds[n]);
    return n;
}

int parsing_wait_ms(const struct worker *w)
{
    const struct parsing *all = &w->parsing;
    int wait = all->ended.n > 0 ? 0 : -1;
    for (size_t i = 0; i < PARSERS; i++) {
        if (!all->jobs[i])
            continue;
        int left = parser_wait_ms(&all->parsers[i], &all->options), slow = slow_in_ms(w, i);
        int one = all->waiting.n > 0 && slow > 0 && slow < left ? slow : left;
        wait = timeout_shorter(wait, one);
    }
    return wait;
}

/* ---- end ------------------------------------------------------------------------------------ */

static void cancel(struct parse_job *job)
{
    drop_answer(job);
    job->cancelled = true;
    error_set(&job->parsed.error, ERROR_CANCELLED, 0, "cancelled");
}

void parsing_cancel(struct worker *w)
{
    struct parsing *all = &w->parsing;
    for (size_t i = 0; i < PARSERS; i++) {
        if (all->jobs[i]) {
            parser_stop(&all->parsers[i]);
            vec_push(&all->ended, all->jobs[i]);
            all->jobs[i] = NULL;
        }
    }
    for (size_t i = 0; i < all->waiting.n; i++)
        vec_push(&all->ended, all->waiting.v[i]);
    all->waiting.n = 0;
    for (size_t i = 0; i < all->ended.n; i++)
        cancel(all->ended.v[i]);
}

void parsing_rest(struct worker *w)
{
    for (size_t i = 0; i < PARSERS; i++)
        if (!w->parsing.jobs[i])
            parser_stop(&w->parsing.parsers[i]);
}

void parsing_fini(struct worker *w)
{
    for (size_t i = 0; i < PARSERS; i++)
        parser_fini(&w->parsing.parsers[i]);
    vec_fini(&w->parsing.waiting);
    vec_fini(&w->parsing.ended);
}
