/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engine/parse/parser.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
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
    static const struct str beginnings[] = {STR("LD_"), STR("ASAN_"), STR("UBSAN_"), STR("TSAN_"),
                                            STR("GCOV_")};
    return STR_ANY(str_starts, variable, beginnings);
}

/* Executes an open file: valgrind gives another one the name /proc/self/exe. */
static int execute(struct parser *p, const posix_spawn_file_actions_t *actions,
                   const posix_spawnattr_t *attributes, char **variables)
{
    const char *argv[] = {SERVE_NAME, p->rules_dir ? p->rules_dir : "",
                          p->data_dir ? p->data_dir : "", NULL};
    char path[32];
    int file = open(p->program, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno;
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    int failure = posix_spawn(&p->pid, path, actions, attributes, (char **)argv, variables);
    close(file);
    return failure;
}

static int spawn(struct parser *p, int fd)
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
    int failure = execute(p, &actions, &attributes, variables.v);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    vec_fini(&variables);
    return failure;
}

/* The process has no log to report mistakes in rules to. */
static void log_rules(const struct parser *p)
{
    if (log_is_enabled(LOG_WARNING))
        site_rules_free(site_files_load(p->rules_dir, p->data_dir, NULL));
}

static bool start(struct parser *p, struct error *e)
{
    int fds[2];
    log_rules(p);
    bool ok = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0;
    for (int i = 0; ok && i < 2; i++)
        setsockopt(fds[i], SOL_SOCKET, SO_SNDBUF, &(int){SOCKET_BYTES}, sizeof(int));
    int failure = ok ? spawn(p, fds[1]) : errno;
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

void parser_stop(struct parser *p)
{
    int status;
    if (p->pid == 0)
        return;
    kill(p->pid, SIGKILL);
    while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR) {
    }
    close(p->fd);
    p->pid = 0;
    p->ahead = 0;
}

void parser_fini(struct parser *p)
{
    parser_stop(p);
    site_rules_free(p->rules);
    p->rules = NULL;
}

/* Starts it unless it runs: one that has ended in between was killed by others. */
static bool keep_running(struct parser *p, struct error *e)
{
    struct pollfd ended = {.fd = p->fd, .events = POLLIN};
    if (p->pid != 0 && poll(&ended, 1, 0) != 0)
        parser_stop(p);
    return p->pid != 0 || start(p, e);
}

/* ---- bytes ---------------------------------------------------------------------------------- */

static int seconds_of(const struct parser *p)
{
    return p->seconds ? p->seconds : DEFAULT_SECONDS;
}

/* Waits until the socket can be read or written. */
static bool await(struct parser *p, short events, int64_t end_ms, struct error *e)
{
    for (;;) {
        int64_t left = end_ms - clock_monotonic_ms(p->clock);
        struct pollfd fd = {.fd = p->fd, .events = events};
        int n = poll(&fd, 1, left > 0 ? (int)left : 0);
        if (n > 0)
            return true;
        if (n == 0 && left <= 0)
            return error_set(e, ERROR_LIMIT, 0, "the parser did not finish in %d s", seconds_of(p));
    }
}

/* Sends (POLLOUT) or receives (POLLIN) all bytes of the parts, which are used up. */
static bool pass(struct parser *p, short events, struct iovec *parts, size_t n, int64_t end_ms,
                 struct error *e)
{
    while (n > 0) {
        struct msghdr m = {.msg_iov = parts, .msg_iovlen = n < FILE_PARTS ? n : FILE_PARTS};
        ssize_t done = events == POLLOUT ? sendmsg(p->fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT)
                                         : recvmsg(p->fd, &m, MSG_DONTWAIT);
        bool waits = done < 0 && (errno == EAGAIN || errno == EINTR);
        if (waits && !await(p, events, end_ms, e))
            return false;
        if (!waits && done <= 0)
            return error_set(e, ERROR_INVALID, 0, "the parser stopped");
        file_advance_parts(&parts, &n, waits ? 0 : (size_t)done);
    }
    return true;
}

static bool receive(struct parser *p, void *to, size_t n, int64_t end_ms, struct error *e)
{
    return pass(p, POLLIN, &(struct iovec){to, n}, 1, end_ms, e);
}

/* ---- calls ---------------------------------------------------------------------------------- */

static bool send_call(struct parser *p, enum call call, void *question, struct str body,
                      int64_t end_ms, struct error *e)
{
    AUTO(wire) w = {0};
    struct call_header header = {.call = call, .body = body.n};
    size_t n;
    wire_add(&w, &header, sizeof header);
    call_wire_question(call, &w, question);
    header.question = w.n - sizeof header;
    wire_add(&w, body.p, body.n);
    struct iovec *parts = wire_parts(&w, &n);
    return pass(p, POLLOUT, parts, n, end_ms, e);
}

static bool refuse(struct error *e)
{
    return error_set(e, ERROR_INVALID, 0, "the parser's answer makes no sense");
}

/* Reads the answer or the error that the parser gives; false without any. */
static bool receive_answer(struct parser *p, enum call call, void *answer, struct error *given,
                           int64_t end_ms, struct error *e)
{
    struct arena arena = {0};
    uint64_t n;
    if (!receive(p, &n, sizeof n, end_ms, e))
        return false;
    if (n > CALL_MAX_ANSWER)
        return error_set(e, ERROR_LIMIT, 0, "the parser's answer is too large");
    char *bytes = arena_reserve(&arena, n);
    struct wire w = wire_reader((struct str){bytes, n}, &arena);
    bool ok = receive(p, bytes, n, end_ms, e);
    if (ok)
        call_wire_answer(call, &w, answer, given);
    if (ok && !wire_is_complete(&w))
        ok = refuse(e);
    if (ok && given->code == ERROR_NONE)
        *(struct arena *)answer = arena;
    else
        arena_fini(&arena);
    return ok;
}

static int64_t deadline(const struct parser *p)
{
    return clock_monotonic_ms(p->clock) + seconds_of(p) * INT64_C(1000);
}

/* True if the call was sent ahead. Another answer that waits would come first. */
static bool take_ahead(struct parser *p, uint64_t ahead)
{
    bool sent = ahead != 0 && ahead == p->ahead;
    if (p->ahead && !sent)
        parser_stop(p);
    p->ahead = 0;
    return sent;
}

/* Asks the process, or calls the function here. `spent`: the body is not needed afterwards. */
static bool ask(struct parser *p, enum call call, void *question, struct str body, bool spent,
                uint64_t ahead, void *answer, struct error *e)
{
    int64_t end_ms = deadline(p);
    struct error given = {0};
    if (!p->program) {
        if (!p->rules)
            p->rules = site_files_load(p->rules_dir, p->data_dir, NULL);
        return call_run(call, body, question, p->rules, answer, e);
    }
    bool sent = take_ahead(p, ahead);
    if (!sent && !keep_running(p, e))
        return false;
    bool ok = sent || send_call(p, call, question, body, end_ms, e);
    if (ok && spent && body.n > CALL_LARGE_BODY)
        mem_forget(body.p, body.n);
    if (!ok || !receive_answer(p, call, answer, &given, end_ms, e)) {
        parser_stop(p);
        return false;
    }
    if (p->idle)
        p->idle(p->context);
    return given.code == ERROR_NONE || error_copy(e, &given);
}

/* Callers rely on a page's one article. */
static bool answers(const struct content *c, enum content_as as)
{
    if (as == CONTENT_FEED || as == CONTENT_LIST)
        return c->kind == (as == CONTENT_FEED ? NODE_FEED : NODE_LIST);
    if (as == CONTENT_LEAF && c->kind == NODE_LIST)
        return true;
    return c->kind == NODE_PAGE && c->n == 1 && c->articles->content;
}

bool parser_content(struct parser *p, struct str bytes, const struct content_options *options,
                    struct content *out, struct error *e)
{
    struct content_options question = *options;
    *out = (struct content){0};
    if (!ask(p, CALL_CONTENT, &question, bytes, options->spent, options->ahead, out, e))
        return false;
    if (!answers(out, options->as)) {
        parser_stop(p);
        content_fini(out);
        return refuse(e);
    }
    content_apply_zone(out, options->zone);
    return true;
}

uint64_t parser_send_ahead(struct parser *p, struct str bytes,
                           const struct content_options *options)
{
    struct content_options question = *options;
    if (p->pid == 0 || p->ahead || bytes.n > CALL_LARGE_BODY)
        return 0;
    if (send_call(p, CALL_CONTENT, &question, bytes, deadline(p), NULL))
        p->ahead = ++p->sent;
    else
        parser_stop(p);
    return p->ahead;
}

bool parser_discover(struct parser *p, struct str bytes, const struct discovery_options *options,
                     struct discovery *out, struct error *e)
{
    struct discovery_options question = *options;
    *out = (struct discovery){0};
    return ask(p, CALL_DISCOVERY, &question, bytes, false, 0, out, e);
}

bool parser_opml(struct parser *p, struct str bytes, const char *url, struct opml *out,
                 struct error *e)
{
    struct opml_options question = {url};
    *out = (struct opml){0};
    return ask(p, CALL_OPML, &question, bytes, false, 0, out, e);
}

bool parser_comments(struct parser *p, struct str bytes, const struct comments_options *options,
                     struct comments *out, struct error *e)
{
    struct comments_options question = *options;
    *out = (struct comments){0};
    return ask(p, CALL_COMMENTS, &question, bytes, false, 0, out, e);
}
