/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies that are packed although their header says nothing of it, or something else. */
#ifndef GANDER_NET_UNPACK_H
#define GANDER_NET_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Unpacks a body that begins as gzip (RFC 1952) does, twice if need be; bytes behind it are left
 * out, and of one that ends early stays what there is. Others stay as they are. False when it has
 * more than `max_bytes`. */
MUST_CHECK bool unpack_body(struct buf *body, size_t max_bytes);

#endif
