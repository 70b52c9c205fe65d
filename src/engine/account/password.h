/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files for the passwords that users type: beside the database, readable by its owner only. */
#pragma once

#include "engine/thread/worker.h"

/* Writes a password to a new file; its path is in the arena. */
MUST_CHECK bool password_keep(struct worker *w, const char *password, struct arena *arena,
                              const char **path, struct error *e);
/* Deletes such a file, and no other; NULL is a no-op. */
void password_forget(struct worker *w, const char *path);
/* Deletes those that belong to no account, except new ones. */
void password_tidy(struct worker *w);
