/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs of the user's that run beside the reader's loop: after a refresh with new articles (the
 * options notify-program and after-refresh-program), or for a command. One thread. */
#pragma once

#include "base/arguments.h"
#include "base/child.h"
#include "config/config.h"

/* New articles in words, for the programs. */
struct hook_news {
    int64_t added;
    const char *line;    /* one sanitized line */
    const char *folders; /* "COUNT<tab>PATH" lines */
};

enum { HOOKS_MAX = 8, HOOKS_MAX_FDS = HOOKS_MAX * CHILD_FDS }; /* running at a time */

struct hook_program {
    const char *option;  /* its name; static */
    const char *command; /* with placeholders for these values */
    const struct argument_value *values;
    size_t n_values;
    const char *const *environment; /* of child_options */
    struct str input;               /* standard input */
    int seconds;                    /* at most */
};

struct hook {
    const char *option; /* its name */
    struct child child;
};

struct hooks {
    VEC(struct hook) running;
};

/* Failure of a hook; error.code is ERROR_NONE after success. */
struct hook_result {
    const char *option;
    struct error error;
};

/* Starts a program; its end comes from hooks_step(). */
MUST_CHECK bool hooks_run(struct hooks *h, const struct hook_program *program, struct error *e);
/* Starts what is configured. %s in an argument stands for the line, %n for the number; both and the
 * folders are in the environment as GANDER_NEWS, GANDER_NEW and GANDER_FOLDERS. Programs that
 * cannot start are reported. */
void hooks_start(struct hooks *h, const struct config *c, const struct hook_news *news,
                 void (*report)(void *context, const struct hook_result *result), void *context);
/* True with an ended one in *out; call until false. */
bool hooks_step(struct hooks *h, struct hook_result *out);
/* As child_fds(), for all. */
size_t hooks_fds(const struct hooks *h, struct pollfd fds[static HOOKS_MAX_FDS]);
int hooks_wait_ms(const struct hooks *h); /* -1: none runs */
/* Waits for all of them. */
void hooks_finish(struct hooks *h, void (*report)(void *context, const struct hook_result *result),
                  void *context);
/* Leaves those that still run to themselves. */
void hooks_fini(struct hooks *h);
