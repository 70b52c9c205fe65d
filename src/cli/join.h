/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several arguments as one query. */
#pragma once

#include "base/buf.h"

/* Appends the arguments with a space between. */
void cli_join(struct buf *b, int argc, char **argv);
