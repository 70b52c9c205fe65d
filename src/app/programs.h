/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * External programs of the user: browser, pager, printer, mail. They run as argument vectors, never
 * through a shell; text from outside is a single argument or standard input.
 */
#pragma once

#include <stdbool.h>

#include "base/arguments.h"
#include "base/error.h"
#include "base/str.h"

/* Opens an address with `configured`, else $BROWSER (first available one of its list), else the
 * desktop's browser. The address replaces `%s` in the command, or becomes the last argument.
 * ERROR_UNSUPPORTED for addresses that are never opened, ERROR_NOT_FOUND without a program. Does
 * not wait with `background`. */
MUST_CHECK bool program_open_url(const char *configured, const char *url, bool background,
                                 struct error *e);

/* program_open_url() for a local page, by its absolute path. */
MUST_CHECK bool program_open_page(const char *configured, const char *path, bool background,
                                  struct error *e);

/* Likewise for an address of program_mailto(). */
MUST_CHECK bool program_open_mail(const char *configured, const char *address, bool background,
                                  struct error *e);

/* True if programs can open windows, and so do not need the terminal. */
bool program_has_desktop(void);

/* True if opening an address, of a mail as well, leaves the terminal alone. */
bool program_browser_is_graphical(const char *configured);

/* True if there is a program to open files: `configured` or the desktop's. */
bool program_has_viewer(const char *configured);
/* Opens a file in that program, by absolute path; does not wait with `background`. */
MUST_CHECK bool program_open_file(const char *configured, const char *path, bool background,
                                  struct error *e);

/* Runs a command line with its placeholders replaced (base/arguments.h), in the terminal, and
 * waits; does neither with `background`. */
MUST_CHECK bool program_run(const char *command, const struct argument_value *values, size_t n,
                            bool background, struct error *e);

/* Program that takes copied text: `configured` ("off": none), else wl-copy, xclip or xsel if its
 * display is there; NULL: none. */
const char *program_clipboard(const char *configured);

/* Runs `command` with `input` as standard input, and waits. */
MUST_CHECK bool program_feed(const char *command, struct str input, struct error *e);

/* Likewise with an open file as standard input, from its offset on. */
MUST_CHECK bool program_feed_file(const char *command, int fd, struct error *e);

/* Opens a file in $VISUAL, $EDITOR or vi, by absolute path, and waits. */
MUST_CHECK bool program_edit(const char *path, struct error *e);

/* lpr or lp, else the pager. */
const char *program_printer(void);

/* $PAGER or less. */
const char *program_pager(void);

/* "mailto:?subject=…&body=…" (RFC 6068), to free(). */
char *program_mailto(struct str subject, struct str body);
