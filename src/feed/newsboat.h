/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parser of newsboat's urls file: a feed per line, followed by tags. The first tag becomes the
 * feed's category, "~Title" its title. Commands, filters and queries are skipped and reported.
 * Pure.
 */
#ifndef GANDER_FEED_NEWSBOAT_H
#define GANDER_FEED_NEWSBOAT_H

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "feed/left-out.h"
#include "model/source.h"

struct newsboat {
    struct arena arena;
    struct outline *outlines; /* preorder: feeds without tag, then categories */
    size_t n;
    struct left_out *left_out;
    size_t n_left_out;
};

/* ERROR_INVALID when no line is a feed. On failure *out is zeroed. */
MUST_CHECK bool newsboat_parse(struct str bytes, struct newsboat *out, struct error *e);
void newsboat_fini(struct newsboat *n);

#endif
