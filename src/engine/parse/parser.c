/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engine/parse/parser.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/vec.h"
#include "engine/parse/serve.h"
#include "engine/parse/site-files.h"
#include "page/rule/rules.h"

extern char **environ;

enum { DEFAULT_SECONDS = 20, SOCKET_BYTES = 1 << 20 };

/* ---- process -------------------------------------------------------------------------------- */

/* Variables of the dynamic linker and of sanitizers: others may hold secrets. */
static bool is_passed_on(struct str variable)
{
    return str_any(str_starts, variable, "LD_|ASAN_|UBSAN_|TSAN_|GCOV_");
}

/* Executes an open file: valgrind gives another one the name /proc/self/exe. */
static int execute(struct parser *p, const struct parser_options *o,
                   const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
                   char **variables)
{
    const char *argv[] = {SERVE_NAME, o->rules_dir ? o->rules_dir : "",
                          o->data_dir ? o->data_dir : "", NULL};
    char path[32];
    int file = open(o->program, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno;
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    int failure = posix_spawn(&p->pid, path, actions, attributes, (char **)argv, variables);
    close(file);
    return failure;
}

static int spawn(struct parser *p, const struct parser_options *o, int fd)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    VEC(char *) variables = {0};
    for (char **variable = environ; *variable; variable++)
        if (is_passed_on(str_from(*variable)))
            vec_push(&variables, *variable);
    vec_push(&variables, NULL);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, fd, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fd, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    child_set_attributes(&attributes);
    int failure = execute(p, o, &actions, &attributes, variables.v);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    vec_fini(&variables);
    return failure;
}

/* The process has no log to report mistakes in rules to. */
static void log_rules(const struct parser_options *o)
{
    if (log_is_enabled(LOG_WARNING))
        site_rules_free(site_files_load(o->rules_dir, o->data_dir, NULL));
}

static bool start(struct parser *p, const struct parser_options *o, struct error *e)
{
    int fds[2];
    log_rules(o);
    bool ok = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0;
    for (int i = 0; ok && i < 2; i++)
        setsockopt(fds[i], SOL_SOCKET, SO_SNDBUF, &(int){SOCKET_BYTES}, sizeof(int));
    int failure = ok ? spawn(p, o, fds[1]) : errno;
    if (ok)
        close(fds[1]);
    if (ok && failure != 0)
        close(fds[0]);
    if (failure != 0) {
        p->pid = 0;
        return error_set(e, ERROR_SYSTEM, failure, "the parser does not start: %s",
                         strerror(failure));
    }
    p->fd = fds[0];
    return true;
}

/* Forgets the call, but for its answer. */
static void end_call(struct parser *p)
{
    wire_fini(&p->question);
    arena_fini(&p->arena);
    p->question = (struct wire){0};
    p->arena = (struct arena){0};
    p->call = NULL;
    p->answer = NULL;
    p->size = 0;
    p->received = p->n_parts = 0;
}

void parser_stop(struct parser *p)
{
    int status;
    end_call(p);
    if (p->pid == 0)
        return;
    kill(p->pid, SIGKILL);
    while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR) {
    }
    close(p->fd);
    p->pid = 0;
}

void parser_fini(struct parser *p)
{
    parser_stop(p);
    site_rules_free(p->rules);
    p->rules = NULL;
}

/* Starts it unless it runs: one that has ended in between was killed by others. */
static bool keep_running(struct parser *p, const struct parser_options *o, struct error *e)
{
    struct pollfd ended = {.fd = p->fd, .events = POLLIN};
    if (p->pid != 0 && poll(&ended, 1, 0) != 0)
        parser_stop(p);
    return p->pid != 0 || start(p, o, e);
}

/* ---- bytes ---------------------------------------------------------------------------------- */

enum progress { WAITS, COMPLETE, FAILED };

/* Of a system call that has passed `done` bytes. */
static enum progress progress(ssize_t done, struct error *e)
{
    if (done > 0)
        return COMPLETE;
    if (done < 0 && (errno == EAGAIN || errno == EINTR))
        return WAITS;
    error_set(e, ERROR_INVALID, 0, "the parser stopped");
    return FAILED;
}

static enum progress send_question(struct parser *p, struct error *e)
{
    const struct parser_call *c = p->call;
    bool spent = c->call == CALL_CONTENT && c->question.content.spent;
    while (p->n_parts > 0) {
        struct msghdr m = {.msg_iov = p->parts,
                           .msg_iovlen = p->n_parts < FILE_PARTS ? p->n_parts : FILE_PARTS};
        ssize_t done = sendmsg(p->fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT);
        enum progress sent = progress(done, e);
        if (sent != COMPLETE)
            return sent;
        file_advance_parts(&p->parts, &p->n_parts, (size_t)done);
        if (p->n_parts == 0 && spent && c->body.n > CALL_LARGE_BODY)
            mem_forget(c->body.p, c->body.n);
    }
    return COMPLETE;
}

static enum progress receive(struct parser *p, char *to, size_t n, struct error *e)
{
    while (p->received < n) {
        ssize_t done = recv(p->fd, to + p->received, n - p->received, MSG_DONTWAIT);
        enum progress got = progress(done, e);
        if (got != COMPLETE)
            return got;
        p->received += (size_t)done;
    }
    return COMPLETE;
}

static enum progress receive_answer(struct parser *p, struct error *e)
{
    if (!p->answer) {
        enum progress got = receive(p, (char *)&p->size, sizeof p->size, e);
        if (got != COMPLETE)
            return got;
        if (p->size > CALL_MAX_ANSWER) {
            error_set(e, ERROR_LIMIT, 0, "the parser's answer is too large");
            return FAILED;
        }
        p->answer = arena_reserve(&p->arena, p->size);
        p->received = 0;
    }
    return receive(p, p->answer, p->size, e);
}

/* ---- calls ---------------------------------------------------------------------------------- */

static bool accept_answer(struct parser_call *c, struct parsed *out)
{
    if (call_accept(c->call, &c->question, &out->answer))
        return true;
    call_fini(c->call, &out->answer);
    return error_set(&out->error, ERROR_INVALID, 0, "the parser's answer makes no sense");
}

/* Reads the answer or the error that the parser gives. */
static bool decode(struct parser *p, struct parsed *out)
{
    struct wire w = wire_reader((struct str){p->answer, p->size}, &p->arena);
    call_wire_answer(p->call->call, &w, &out->answer, &out->error);
    if (!wire_is_complete(&w))
        return error_set(&out->error, ERROR_INVALID, 0, "the parser's answer makes no sense");
    if (out->error.code != ERROR_NONE)
        return true;
    out->answer.arena = p->arena;
    p->arena = (struct arena){0};
    return accept_answer(p->call, out);
}

static void parse_here(struct parser *p, const struct parser_options *o, struct parsed *out)
{
    struct parser_call *c = p->call;
    if (!p->rules)
        p->rules = site_files_load(o->rules_dir, o->data_dir, NULL);
    bool ok = call_run(c->call, c->body, &c->question, p->rules, &out->answer, &out->error);
    if (ok)
        out->error = (struct error){0};
    out->broken = ok && !accept_answer(c, out);
    end_call(p);
}

static int seconds(const struct parser_options *o)
{
    return o->seconds ? o->seconds : DEFAULT_SECONDS;
}

int parser_wait_ms(const struct parser *p, const struct parser_options *o)
{
    int64_t end_ms = p->begun_ms + seconds(o) * INT64_C(1000);
    int64_t left_ms = end_ms - clock_monotonic_ms(o->clock);
    return left_ms > 0 && p->pid != 0 ? (int)left_ms : 0;
}

static void encode(struct parser *p)
{
    struct parser_call *c = p->call;
    struct wire *w = &p->question;
    p->header = (struct call_header){.call = c->call, .body = c->body.n};
    wire_add(w, &p->header, sizeof p->header);
    call_wire_question(c->call, w, &c->question);
    p->header.question = w->n - sizeof p->header;
    wire_add(w, c->body.p, c->body.n);
    p->parts = wire_parts(w, &p->n_parts);
}

bool parser_begin(struct parser *p, const struct parser_options *o, struct parser_call *call,
                  struct error *e)
{
    p->begun_ms = clock_monotonic_ms(o->clock);
    if (o->program && !keep_running(p, o, e))
        return false;
    p->call = call;
    if (o->program)
        encode(p);
    return true;
}

static enum progress exchange(struct parser *p, const struct parser_options *o, struct parsed *out)
{
    enum progress done = send_question(p, &out->error);
    if (done == COMPLETE)
        done = receive_answer(p, &out->error);
    if (done == WAITS && parser_wait_ms(p, o) == 0) {
        error_set(&out->error, ERROR_LIMIT, 0, "the parser did not finish in %d s", seconds(o));
        return FAILED;
    }
    return done == COMPLETE && !decode(p, out) ? FAILED : done;
}

bool parser_step(struct parser *p, const struct parser_options *o, struct parsed *out)
{
    *out = (struct parsed){0};
    if (!o->program) {
        parse_here(p, o, out);
        return true;
    }
    enum progress done = exchange(p, o, out);
    out->broken = done == FAILED;
    if (out->broken)
        parser_stop(p);
    else if (done == COMPLETE)
        end_call(p);
    return done != WAITS;
}

bool parser_poll_fd(const struct parser *p, struct pollfd *fd)
{
    short events = p->n_parts > 0 ? POLLOUT : POLLIN;
    *fd = (struct pollfd){.fd = p->fd, .events = events};
    return p->call && p->pid != 0;
}
