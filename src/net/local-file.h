/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Responses for file: addresses (RFC 8089) below one directory. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "net/net.h"

/* Finds the file's path with symbolic links resolved, to free(). ERROR_UNSUPPORTED outside `root`
 * (NULL: everywhere), ERROR_NOT_FOUND for a missing file. */
MUST_CHECK bool local_file_find(const char *url, const char *root, char **path, struct error *e);

/* Fills status, length, content_type and, without a sink, the body; or error, from
 * local_file_find(), ERROR_LIMIT, or the sink. */
void local_file_answer(const char *url, const char *root, size_t max_bytes,
                       const struct net_sink *sink, struct net_response *out);
