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
#include "model/source.h"

enum newsboat_left_out {
    NEWSBOAT_QUERY,   /* "query:Name:EXPRESSION" */
    NEWSBOAT_COMMAND, /* "exec:…", "filter:…": gander runs no commands from lists */
    NEWSBOAT_ADDRESS, /* file:, gopher: and whatever else cannot be fetched */
    NEWSBOAT_TAG,     /* a further tag; the feed is in the first one's category */
    NEWSBOAT_HIDDEN,  /* "!": the feed is shown */
    NEWSBOAT_AGAIN,   /* an address that an earlier line has */
};

struct newsboat_note {
    int line;
    enum newsboat_left_out what;
    const char *text; /* the word it is about */
};

struct newsboat {
    struct arena arena;
    struct outline *outlines; /* preorder: feeds without a tag, then the categories */
    size_t n;
    struct newsboat_note *notes;
    size_t n_notes;
};

/* ERROR_INVALID when no line of it is a feed. On failure *out is zeroed. */
MUST_CHECK bool newsboat_parse(struct str bytes, struct newsboat *out, struct error *e);
void newsboat_fini(struct newsboat *n);

#endif
