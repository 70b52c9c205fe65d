/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One at a time in all processes: a lock on a file beside the database, which the system releases
 * when its holder ends, however that happens. */
#ifndef GANDER_ENGINE_THREAD_LOCK_H
#define GANDER_ENGINE_THREAD_LOCK_H

#include <stdbool.h>

#include "base/error.h"

/* `name` is what the lock is for, "refresh"; `busy` the detail of ERROR_BUSY when somebody holds
 * it.
 */
MUST_CHECK bool lock_take(const char *database, const char *name, const char *busy, int *fd,
                          struct error *e);
void lock_release(int fd);

#endif
