/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/compiler.h"

static const int reported[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT, SIGUSR1};
/* Signals that end no program or cannot be handled. */
static const int harmless[] = {SIGCHLD, SIGURG,  SIGWINCH, SIGCONT, SIGTSTP,
                               SIGTTIN, SIGTTOU, SIGSTOP,  SIGKILL};

static int pipe_fds[2] = {-1, -1};
static char restore_bytes[8192]; /* 4 for each double row, plus fixed sequences */
static size_t restore_length;
static struct termios restore_modes;
static volatile sig_atomic_t restore_wanted;

static void report(int number)
{
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t n = write(pipe_fds[1], &byte, 1);
    (void)n;
    errno = saved;
}

static void crash(int number)
{
    if (restore_wanted) {
        restore_wanted = 0;
        ssize_t n = write(STDOUT_FILENO, restore_bytes, restore_length);
        (void)n;
        tcsetattr(STDIN_FILENO, TCSANOW, &restore_modes);
    }
    raise(number); /* the handler was reset: die by the same signal */
}

static void handle(const int *numbers, size_t count, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < count; i++)
        sigaction(numbers[i], &action, NULL);
}

static bool is_harmless(int number)
{
    for (size_t i = 0; i < ARRAY_SIZE(harmless); i++)
        if (harmless[i] == number)
            return true;
    return false;
}

void signals_open(void)
{
    if (pipe(pipe_fds) == 0) {
        for (int i = 0; i < 2; i++) {
            fcntl(pipe_fds[i], F_SETFL, O_NONBLOCK);
            fcntl(pipe_fds[i], F_SETFD, FD_CLOEXEC);
        }
    }
    handle(reported, ARRAY_SIZE(reported), report, SA_RESTART);
    for (int number = 1; number <= SIGRTMAX; number++) {
        struct sigaction old;
        /* Leaves ignored signals, and a sanitizer's crash handlers, alone. */
        if (!is_harmless(number) && sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            handle(&number, 1, crash, SA_RESETHAND | SA_NODEFER);
    }
}

void signals_close(void)
{
    handle(reported, ARRAY_SIZE(reported), SIG_DFL, 0);
    /* A vanishing terminal raises SIGHUP repeatedly; that must not interrupt saving. */
    handle((const int[]){SIGHUP, SIGTERM, SIGUSR1}, 3, SIG_IGN, 0);
    close(pipe_fds[0]);
    close(pipe_fds[1]);
    pipe_fds[0] = pipe_fds[1] = -1;
}

int signals_fd(void)
{
    return pipe_fds[0];
}

int signals_next(void)
{
    unsigned char byte;
    return read(pipe_fds[0], &byte, 1) == 1 ? byte : 0;
}

void signals_set_restore(const char *bytes, const struct termios *modes)
{
    restore_wanted = 0;
    if (bytes) {
        restore_length = strlen(bytes);
        if (restore_length > sizeof restore_bytes)
            restore_length = sizeof restore_bytes;
        memcpy(restore_bytes, bytes, restore_length);
        restore_modes = *modes;
        restore_wanted = 1;
    }
}
