/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * newsboat's file of addresses: a feed a line, then tags. A feed goes into the category of its
 * first tag; "~Title" names it. Commands, filters and queries are never taken over: what is left
 * out is listed, so that people can be told. Pure.
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
    struct outline *outlines; /* preorder: feeds without a tag, then the categories */
    size_t n;
    struct left_out *left_out;
    size_t n_left_out;
};

/* ERROR_INVALID when no line of it is a feed. On failure *out is zeroed. */
MUST_CHECK bool newsboat_parse(struct str bytes, struct newsboat *out, struct error *e);
void newsboat_fini(struct newsboat *n);

#endif
