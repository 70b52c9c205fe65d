/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decompression of bodies whose header does not declare it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Decompresses a body with the magic number of gzip (RFC 1952), twice if need be. Ignores trailing
 * bytes, and keeps the beginning of a truncated body. Leaves other bodies alone. False when the
 * result exceeds `max_bytes`. */
MUST_CHECK bool unpack_body(struct buf *body, size_t max_bytes);
