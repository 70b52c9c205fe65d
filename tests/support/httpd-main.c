/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The scripted server as a program, for shell tests:
 *   httpd [--directory DIR] [--script FILE] [--log FILE] [--port-file FILE]
 * prints its port and serves until it gets SIGTERM or its parent ends. SIGUSR1 lets held replies
 * go on.
 */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>

#include "tests/support/httpd.h"

static int usage(void)
{
    fputs("usage: httpd [--directory DIR] [--script FILE] [--log FILE] [--port-file FILE]\n",
          stderr);
    return 2;
}

static bool write_port(const char *path, int port)
{
    FILE *f = path ? fopen(path, "w") : stdout;
    bool ok = f && fprintf(f, "%d\n", port) > 0 && fflush(f) == 0;
    if (f && path)
        fclose(f);
    return ok;
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"directory", required_argument, NULL, 'd'},
        {"script", required_argument, NULL, 's'},
        {"log", required_argument, NULL, 'l'},
        {"port-file", required_argument, NULL, 'p'},
        {0},
    };
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGUSR1);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);

    struct httpd *h = httpd_start();
    FILE *log = NULL;
    const char *port_file = NULL;
    bool ok = true;
    for (int c; ok && (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (c == 'd') {
            httpd_serve(h, optarg);
        } else if (c == 's') {
            ok = httpd_script(h, optarg);
        } else if (c == 'l') {
            ok = (log = fopen(optarg, "w")) != NULL;
        } else if (c == 'p') {
            port_file = optarg;
        } else {
            httpd_stop(h);
            return usage();
        }
    }
    httpd_log(h, log);
    ok = ok && optind == argc && write_port(port_file, httpd_port(h));
    int signal = SIGUSR1;
    while (ok && signal == SIGUSR1) {
        sigwait(&signals, &signal);
        if (signal == SIGUSR1)
            httpd_release(h);
    }
    httpd_stop(h);
    if (log)
        fclose(log);
    return ok ? 0 : 1;
}
