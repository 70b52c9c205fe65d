/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advisory lock shared by all processes: flock on a file beside the database, released by the
 * system when its holder ends. */
#pragma once

#include <stdbool.h>

#include "base/error.h"

/* Does not wait. `name`: suffix of the file ("refresh"); `busy`: detail of ERROR_BUSY while another
 * process holds the lock. */
MUST_CHECK bool lock_take(const char *database, const char *name, const char *busy, int *fd,
                          struct error *e);
void lock_release(int fd);
