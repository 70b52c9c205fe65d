/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals as bytes on a pipe, so that the loop's poll() sees them like everything else. */
#ifndef GANDER_TERM_SIGNALS_H
#define GANDER_TERM_SIGNALS_H

#include <stdbool.h>

/* From now on SIGWINCH, SIGTERM, SIGHUP, SIGINT and SIGCONT come through signals_fd(). Any other
 * that ends the program, a crash among them, first gives the terminal back. */
void signals_open(void);
/* Back to how it was, but that SIGHUP and SIGTERM are ignored: the program is about to end. */
void signals_close(void);
int signals_fd(void);
/* The next signal's number, 0 when there is none. */
int signals_take(void);

/* Bytes to send, and terminal modes to set, if the program crashes; NULL: none. */
struct termios;
void signals_set_restore(const char *bytes, const struct termios *modes);

#endif
