/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file: addresses below one directory (RFC 8089), answered as a server would. */
#ifndef GANDER_NET_LOCAL_FILE_H
#define GANDER_NET_LOCAL_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "net/net.h"

/* The path of the file, with links followed, to free(); ERROR_UNSUPPORTED outside `root`, which may
 * be NULL: nothing is below it. ERROR_NOT_FOUND when there is none. */
MUST_CHECK bool local_file_find(const char *url, const char *root, char **path, struct error *e);

/* Fills status, length, content_type, and body unless the sink takes it; or error:
 * local_file_find's, ERROR_LIMIT, the sink's. */
void local_file_answer(const char *url, const char *root, size_t max_bytes,
                       const struct net_sink *sink, struct net_response *out);

#endif
