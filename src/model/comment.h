/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments on an article, as read from their feed: plain data. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

struct comment {
    int64_t time;       /* seconds since 1970; 0: unknown */
    const char *author; /* NULL when absent */
    const char *text;   /* plain, a line per paragraph */
};

struct comments {
    struct arena arena;
    struct comment *v; /* oldest first */
    size_t n;
};

ARENA_FINI(comments);
