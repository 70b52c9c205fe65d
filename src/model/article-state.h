/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of an article, which is named as its sources do: the same on every machine. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/date/date.h"

struct article_state {
    int64_t id;           /* in this database; 0: unknown */
    const char **sources; /* addresses */
    size_t n_sources;
    const char *guid, *url, *title; /* guid and title NULL where the former suffice */
    struct date published;          /* only with a title */
    bool read, starred, deleted;
    const char **tags;
    size_t n_tags;
    const char *note;  /* NULL: none */
    int64_t noted_at;  /* last change of the note, seconds since 1970 */
    uint64_t position; /* an anchor (text/find/anchor.h), 0: none */
};
