/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Self-pipe for signals, so that the event loop's poll() sees them. Process-wide state. */
#pragma once

#include <stdbool.h>

/* Redirects SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT and SIGUSR1 to signals_fd(). Any other fatal
 * signal, including crashes, first restores the terminal. */
void signals_open(void);
/* Restores the handlers, except that SIGHUP, SIGTERM and SIGUSR1 are ignored while the program
 * exits. */
void signals_close(void);
int signals_fd(void);
/* Number of the next signal, 0 for none. */
int signals_next(void);

/* Sets the bytes to send and terminal modes to set on a crash; NULL for none. Copies both. */
struct termios;
void signals_set_restore(const char *bytes, const struct termios *modes);
