/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parser of newsboat's urls file: a feed per line, followed by tags. The first tag becomes the
 * feed's category, and each tag that is not the first of all its feeds a saved view, so that it
 * still shows what it did; "~Title" is a title. Query feeds become saved views. Commands and
 * filters are skipped; everything skipped is reported. Pure.
 */
#pragma once

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "feed/list/left-out.h"
#include "model/source.h"

struct newsboat {
    struct arena arena;
    struct outline *outlines; /* preorder: feeds without tag, categories, views */
    size_t n;
    struct left_out *left_out;
    size_t n_left_out;
};

struct newsboat_options {
    const char *portal; /* title of the portal that the categories will be in, for queries */
    const char *stars;  /* letters of flags that are stars; NULL: none */
    bool programs;      /* takes over commands and filters: the file is the user's own */
};

/* ERROR_INVALID when no line is a feed. On failure *out is zeroed. */
MUST_CHECK bool newsboat_parse(struct str bytes, const struct newsboat_options *options,
                               struct newsboat *out, struct error *e);
ARENA_FINI(newsboat);
