/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords of accounts: asked for, and kept in files of their own beside the database. */
#ifndef GANDER_CLI_PASSWORD_H
#define GANDER_CLI_PASSWORD_H

#include "cli/session.h"

/* Reads a password from the terminal, without echo, or a line of standard input, and writes it to a
 * new file (mode 0600). The path is to free(). */
MUST_CHECK bool password_ask(struct session *s, const char *user, char **path, struct error *e);
/* Deletes a file that password_ask() has made, and no other. */
void password_forget(struct session *s, const char *path);

#endif
