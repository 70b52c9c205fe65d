/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal back end: output, input, restoring the terminal. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/compiler.h"
#include "tests/pty/pty.h"

static const char probe[] = "tests/pty/term-probe";

static struct pty *start(void)
{
    struct pty *p = pty_start((const char *[]){probe, NULL}, NULL, 40, 10);
    pty_wait(p, "ready");
    return p;
}

int main(void)
{
    struct pty *p = start();
    int x, y;
    pty_wait(p, "雁城 | wild geese");
    pty_wait(p, "| cluster");
    pty_wait(p, "角"); /* in the last cell of the last row */
    pty_settle(p);
    pty_cursor(p, &x, &y);
    check(x == 3 && y == 2, "the cursor is where the surface has it");
    pty_send(p, "\033[A");
    pty_wait(p, "key 110000");
    pty_send(p, "\033");
    pty_wait(p, "key 1b");
    pty_send(p, "\033[<0;7;4M");
    pty_wait(p, "mouse 0 6,3");
    pty_send(p, "\033[200~text q\033[201~");
    pty_wait(p, "pasted text q");
    pty_resize(p, 60, 12);
    pty_wait(p, "resized 60x12");
    pty_settle(p);
    check(pty_row_of(p, "角") == 11, "the corner moved");
    pty_send(p, "l");
    pty_wait(p, "outside");
    pty_send(p, "\n");
    pty_wait(p, "wild geese");
    pty_send(p, "q");
    check(pty_finish(p) == 0, "a quit ends with 0");

    p = start();
    pty_signal(p, SIGTERM);
    check(pty_finish(p) == 0, "asked to end, it ends by itself");

    /* Crashing, it still gives the terminal back: pty_finish looks. */
    p = start();
    pty_send(p, "c");
    check(pty_finish(p) == 128 + SIGABRT, "a crash is a crash");

    /* And so with any other signal that ends a program. */
    static const int signals[] = {SIGQUIT, SIGUSR2,   SIGALRM, SIGXCPU, SIGXFSZ, SIGSYS,
                                  SIGTRAP, SIGVTALRM, SIGPROF, SIGIO,   SIGPIPE};
    for (size_t i = 0; i < ARRAY_SIZE(signals); i++) {
        signal(signals[i], SIG_DFL); /* a shell may have it ignored */
        p = start();
        pty_signal(p, signals[i]);
        check(pty_finish(p) == 128 + signals[i], "a signal ends it as it ends others");
    }

    /* And the check that looks can fail. */
    if (fork() == 0) {
        fclose(stderr);
        p = start();
        pty_signal(p, SIGKILL);
        pty_finish(p);
        _exit(0);
    }
    int status;
    wait(&status);
    check(status != 0, "a terminal that is not given back is noticed");
    return 0;
}
