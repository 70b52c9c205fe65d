/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base64 encoding (RFC 4648 section 4), with padding. */
#pragma once

#include "base/buf.h"

void base64_add(struct buf *b, struct str s);
