/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords that the user types. */
#pragma once

#include "base/buf.h"
#include "base/error.h"

/* Reads a password from the terminal, without echo, or a line of standard input. */
MUST_CHECK bool password_ask(const char *user, struct buf *out, struct error *e);
