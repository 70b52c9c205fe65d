/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/hooks.h"

#include "base/arguments.h"
#include "base/clock.h"
#include "base/timeout.h"

static int64_t now_ms(void)
{
    return clock_monotonic_ms(&clock_system);
}

static char *variable(struct arena *a, const char *name, const char *value)
{
    return arena_printf(a, "%s=%s", name, value);
}

bool hooks_run(struct hooks *h, const struct hook_program *program, struct error *e)
{
    AUTO(arena) arena = {0};
    char **argv = arguments_expand(&arena, program->command, program->values, program->n_values, e);
    struct hook hook = {.option = program->option};
    struct child_options options = {.argv = (const char *const *)argv,
                                    .environment = program->environment,
                                    .input = program->input,
                                    .timeout_ms = program->seconds * 1000};
    bool ok = argv != NULL;
    if (ok && h->running.n == HOOKS_MAX)
        ok = error_set(e, ERROR_LIMIT, 0, "earlier ones are still running");
    ok = ok && child_start(&hook.child, &options, now_ms(), e);
    if (ok)
        vec_push(&h->running, hook);
    return ok;
}

void hooks_start(struct hooks *h, const struct config *c, const struct hook_news *news,
                 void (*report)(void *context, const struct hook_result *result), void *context)
{
    AUTO(arena) arena = {0};
    const char *number = arena_printf(&arena, "%lld", (long long)news->added);
    const struct argument_value values[] = {{'s', news->line}, {'n', number}};
    const char *const environment[] = {variable(&arena, "GANDER_NEW", number),
                                       variable(&arena, "GANDER_NEWS", news->line),
                                       variable(&arena, "GANDER_FOLDERS", news->folders), NULL};
    const char *const programs[][2] = {
        {"notify-program", c->notify == NOTIFY_PROGRAM ? c->notify_program : ""},
        {"after-refresh-program", news->added > 0 ? c->after_refresh_program : ""}};
    for (size_t i = 0; i < ARRAY_SIZE(programs); i++) {
        struct hook_program program = {.option = programs[i][0],
                                       .command = programs[i][1],
                                       .values = values,
                                       .n_values = ARRAY_SIZE(values),
                                       .environment = environment,
                                       .seconds = c->hook_seconds};
        struct hook_result result = {.option = program.option};
        if (program.command[0] && !hooks_run(h, &program, &result.error))
            report(context, &result);
    }
}

bool hooks_step(struct hooks *h, struct hook_result *out)
{
    for (size_t i = 0; i < h->running.n; i++) {
        struct hook *hook = &h->running.v[i];
        if (child_step(&hook->child, now_ms())) {
            *out = (struct hook_result){.option = hook->option};
            if (child_succeeded(&hook->child, &out->error))
                out->error.code = ERROR_NONE;
            child_fini(&hook->child);
            vec_remove(&h->running, i);
            return true;
        }
    }
    return false;
}

size_t hooks_fds(const struct hooks *h, struct pollfd fds[static HOOKS_MAX_FDS])
{
    size_t n = 0;
    for (size_t i = 0; i < h->running.n; i++)
        n += child_fds(&h->running.v[i].child, fds + n);
    return n;
}

int hooks_wait_ms(const struct hooks *h)
{
    int wait = -1;
    for (size_t i = 0; i < h->running.n; i++)
        wait = timeout_shorter(wait, child_wait_ms(&h->running.v[i].child, now_ms()));
    return wait;
}

void hooks_finish(struct hooks *h, void (*report)(void *context, const struct hook_result *result),
                  void *context)
{
    while (h->running.n > 0) {
        struct pollfd fds[HOOKS_MAX_FDS];
        struct hook_result result;
        poll(fds, (nfds_t)hooks_fds(h, fds), hooks_wait_ms(h));
        while (hooks_step(h, &result))
            report(context, &result);
    }
}

void hooks_fini(struct hooks *h)
{
    for (size_t i = 0; i < h->running.n; i++)
        child_leave(&h->running.v[i].child);
    vec_fini(&h->running);
}
