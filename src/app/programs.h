/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The user's own programs: browser, pager, printer, mail. They are run as argument vectors, never
 * through a shell; what comes from outside is only ever one argument or standard input.
 */
#ifndef GANDER_APP_PROGRAMS_H
#define GANDER_APP_PROGRAMS_H

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"

/* Splits a command line at white space; '…' and "…" keep words together, a backslash keeps the next
 * character. NULL-ended, one allocation to free(); NULL when it has no word or an open quote. */
char **program_split(const char *command);

/* The command that opens addresses: `configured`, else $BROWSER (the first of its list that is
 * there), else what the desktop has. `%s` in it is replaced by the address, which is otherwise
 * added as the last argument. ERROR_UNSUPPORTED when the address is of a kind that is never
 * opened, ERROR_NOT_FOUND when there is no program. With `background` it does not wait. */
MUST_CHECK bool program_open_url(const char *configured, const char *url, bool background,
                                 struct error *e);

/* Likewise a page that is a file, by its absolute path. */
MUST_CHECK bool program_open_page(const char *configured, const char *path, bool background,
                                  struct error *e);

/* True when programs can open windows of their own, and so need not have the terminal. */
bool program_has_desktop(void);

/* True when opening an address will not take over the terminal. */
bool program_browser_is_graphical(const char *configured);

/* Whether there is a program to open files: `configured`, else what the desktop has. */
bool program_has_viewer(const char *configured);
/* Opens a file of gander's own, by its absolute path, in it; with `background` it does not wait. */
MUST_CHECK bool program_open_file(const char *configured, const char *path, bool background,
                                  struct error *e);

/* Runs `command` with `input` on its standard input and waits. */
MUST_CHECK bool program_feed(const char *command, struct str input, struct error *e);

/* $PAGER or less. */
const char *program_pager(void);

/* "mailto:?subject=…&body=…" (RFC 6068), to free(). */
char *program_mailto(struct str subject, struct str body);

#endif
