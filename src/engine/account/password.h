/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords of accounts: reading them for a login, and files for those that users type: beside the
 * database, readable by its owner only. */
#pragma once

#include "engine/thread/worker.h"
#include "model/account.h"

/* Appends a password that is typed, or in a file. */
MUST_CHECK bool password_read(const struct account_password *from, struct buf *out,
                              struct error *e);
/* Runs the command that prints a password; `fetch` gets its output. */
void password_run_command(struct worker *w, struct fetch *fetch, const char *command);
/* Appends the password that an output, or the content of a file, begins with: its first line. */
void password_add_line(struct buf *out, struct str text);

/* Writes a password to a new file; its path is in the arena. */
MUST_CHECK bool password_keep(struct worker *w, const char *password, struct arena *arena,
                              const char **path, struct error *e);
/* Deletes such a file, and no other; NULL is a no-op. */
void password_forget(struct worker *w, const char *path);
/* Deletes those that belong to no account, except new ones. */
void password_tidy(struct worker *w);
