/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file: addresses below one directory (RFC 8089), answered as a server would. */
#ifndef GANDER_NET_LOCAL_FILE_H
#define GANDER_NET_LOCAL_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "net/net.h"

/* Fills status, length, content_type, and body unless the sink takes it; or error:
 * ERROR_UNSUPPORTED outside `root` (links are followed first), ERROR_NOT_FOUND, ERROR_LIMIT, the
 * sink's. `root` may be NULL: nothing is below it. */
void local_file_answer(const char *url, const char *root, size_t max_bytes,
                       const struct net_sink *sink, struct net_response *out);

#endif
