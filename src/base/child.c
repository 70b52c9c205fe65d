/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/vec.h"

extern char **environ;

enum {
    POLL_MS = 50,    /* between two looks at an exit */
    GRACE_MS = 2000, /* from SIGTERM to SIGKILL */
    MAX_MESSAGES = 4096,
    PART = 16 << 10,
};

struct pipes {
    int in[2], out[2], err[2]; /* child's end first for `in`, last for the others */
};

static void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void close_pipes(struct pipes *p)
{
    for (int i = 0; i < 2; i++) {
        close_fd(&p->in[i]);
        close_fd(&p->out[i]);
        close_fd(&p->err[i]);
    }
}

static bool open_pipes(struct pipes *p, const struct child_options *o)
{
    *p = (struct pipes){{-1, -1}, {-1, -1}, {-1, -1}};
    return (o->input.n == 0 || pipe2(p->in, O_CLOEXEC) == 0) &&
           (o->max_output == 0 || pipe2(p->out, O_CLOEXEC) == 0) && pipe2(p->err, O_CLOEXEC) == 0;
}

static void add_stream(posix_spawn_file_actions_t *actions, int fd, int target, int flags)
{
    if (fd >= 0)
        posix_spawn_file_actions_adddup2(actions, fd, target);
    else
        posix_spawn_file_actions_addopen(actions, target, "/dev/null", flags, 0);
}

void child_set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGXFSZ);
    sigaddset(&defaults, SIGINT);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &defaults);
    posix_spawnattr_setflags(attributes,
                             POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
}

static int spawn(pid_t *pid, const struct child_options *o, const struct pipes *p)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    VEC(char *) all = {0}; /* the first of a name counts */
    for (size_t i = 0; o->environment && o->environment[i]; i++)
        vec_push(&all, (char *)o->environment[i]);
    for (char **variable = environ; *variable; variable++)
        vec_push(&all, *variable);
    vec_push(&all, NULL);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    add_stream(&actions, p->in[0], STDIN_FILENO, O_RDONLY);
    add_stream(&actions, p->out[1], STDOUT_FILENO, O_WRONLY);
    add_stream(&actions, p->err[1], STDERR_FILENO, O_WRONLY);
    child_set_attributes(&attributes);
    int failure = posix_spawnp(pid, o->argv[0], &actions, &attributes, (char **)o->argv, all.v);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    vec_fini(&all);
    return failure;
}

static int take_end(int *fd)
{
    int taken = *fd;
    *fd = -1;
    if (taken >= 0)
        fcntl(taken, F_SETFL, O_NONBLOCK);
    return taken;
}

bool child_start(struct child *c, const struct child_options *o, int64_t now_ms, struct error *e)
{
    struct pipes p;
    *c = (struct child){.in = -1, .out = -1, .err = -1};
    errno = open_pipes(&p, o) ? spawn(&c->pid, o, &p) : errno;
    if (errno != 0) {
        error_set_errno(e, "%s", o->argv[0]);
        c->pid = 0;
        close_pipes(&p);
        return false;
    }
    c->in = take_end(&p.in[1]);
    c->out = take_end(&p.out[0]);
    c->err = take_end(&p.err[0]);
    close_pipes(&p);
    buf_add(&c->input, o->input);
    c->max_output = o->max_output;
    c->first_message = o->first_message;
    c->timeout_ms = o->timeout_ms;
    c->stop_at_ms = now_ms + o->timeout_ms;
    return true;
}

static void stop(struct child *c, int number)
{
    kill(-c->pid, number);
    kill(c->pid, number); /* before it has become a group's leader */
}

static void write_input(struct child *c)
{
    while (c->in >= 0 && c->written < c->input.n) {
        ssize_t n = write(c->in, c->input.p + c->written, c->input.n - c->written);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            return;
        if (n < 0)
            break; /* it reads no further */
        c->written += (size_t)n;
    }
    close_fd(&c->in);
}

/* Reads what is there; closes the pipe at its end. */
static void read_pipe(struct child *c, int *fd, void (*add)(struct child *c, struct str part))
{
    char part[PART];
    while (*fd >= 0) {
        ssize_t n = read(*fd, part, sizeof part);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && errno == EAGAIN)
            break;
        if (n <= 0)
            close_fd(fd);
        else
            add(c, (struct str){part, (size_t)n});
    }
}

static void add_output(struct child *c, struct str part)
{
    if (part.n > c->max_output - c->output.n) {
        c->overflowed = true;
        close_fd(&c->out);
        stop(c, SIGKILL);
    } else {
        buf_add(&c->output, part);
    }
}

/* Keeps the end, which says why, unless the beginning is wanted. */
static void add_message(struct child *c, struct str part)
{
    if (c->first_message) {
        size_t room = MAX_MESSAGES - c->messages.n;
        buf_add(&c->messages, str_slice(part, 0, part.n < room ? part.n : room));
        return;
    }
    buf_add(&c->messages,
            str_slice(part, part.n > MAX_MESSAGES ? part.n - MAX_MESSAGES : 0, part.n));
    if (c->messages.n > MAX_MESSAGES) {
        size_t extra = c->messages.n - MAX_MESSAGES;
        memmove(c->messages.p, c->messages.p + extra, MAX_MESSAGES);
        buf_truncate(&c->messages, MAX_MESSAGES);
    }
}

static void enforce_time(struct child *c, int64_t now_ms)
{
    if (c->pid > 0 && now_ms >= c->stop_at_ms) {
        stop(c, c->timed_out ? SIGKILL : SIGTERM);
        c->timed_out = true;
        c->stop_at_ms = now_ms + GRACE_MS;
    }
}

bool child_step(struct child *c, int64_t now_ms)
{
    if (c->pid == 0)
        return true;
    enforce_time(c, now_ms);
    write_input(c);
    bool ended = waitpid(c->pid, &c->status, WNOHANG) == c->pid;
    read_pipe(c, &c->out, add_output);
    read_pipe(c, &c->err, add_message);
    if (ended) {
        if (c->timed_out)
            kill(-c->pid, SIGKILL); /* what it has started */
        c->pid = 0;
        close_fd(&c->in);
        close_fd(&c->out);
        close_fd(&c->err);
    }
    return ended;
}

size_t child_fds(const struct child *c, struct pollfd fds[static CHILD_FDS])
{
    size_t n = 0;
    if (c->in >= 0)
        fds[n++] = (struct pollfd){.fd = c->in, .events = POLLOUT};
    if (c->out >= 0)
        fds[n++] = (struct pollfd){.fd = c->out, .events = POLLIN};
    if (c->err >= 0)
        fds[n++] = (struct pollfd){.fd = c->err, .events = POLLIN};
    return n;
}

int child_wait_ms(const struct child *c, int64_t now_ms)
{
    int64_t left = c->stop_at_ms - now_ms;
    return c->pid == 0 || left <= 0 ? 0 : left < POLL_MS ? (int)left : POLL_MS;
}

/* First or last line that is not blank. */
static struct str find_line(struct str text, bool first)
{
    struct str line = {0}, found = {0};
    while (!(first && found.n > 0) && str_split(&text, '\n', &line))
        found = str_trim(line).n > 0 ? str_trim(line) : found;
    return found;
}

bool child_succeeded(const struct child *c, struct error *e)
{
    struct str why = find_line(buf_str(&c->messages), c->first_message);
    if (c->timed_out)
        return error_set(e, ERROR_SYSTEM, 0, "ended after %d s", c->timeout_ms / 1000);
    if (c->overflowed)
        return error_set(e, ERROR_LIMIT, 0, "the program wrote more than %zu bytes", c->max_output);
    if (WIFEXITED(c->status) && WEXITSTATUS(c->status) == 0)
        return true;
    int code = WIFEXITED(c->status) ? WEXITSTATUS(c->status) : 128 + WTERMSIG(c->status);
    return why.n > 0 ? error_set(e, ERROR_SYSTEM, 0, "status %d: %.*s", code, STR_ARG(why))
                     : error_set(e, ERROR_SYSTEM, 0, "status %d", code);
}

void child_leave(struct child *c)
{
    c->pid = 0;
    close_fd(&c->in);
    close_fd(&c->out);
    close_fd(&c->err);
    buf_fini(&c->input);
    buf_fini(&c->output);
    buf_fini(&c->messages);
}

void child_fini(struct child *c)
{
    if (c->pid > 0) {
        stop(c, SIGKILL);
        while (waitpid(c->pid, &c->status, 0) < 0 && errno == EINTR) {
        }
    }
    child_leave(c);
}
