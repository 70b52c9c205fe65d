/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parser of an article's feed of comments. Pure. */
#pragma once

#include "base/error.h"
#include "base/str.h"
#include "model/comment.h"

struct comments_options {
    const char *url, *content_type; /* as in struct feed_options */
    int default_offset;
};

/* The first 500, as plain text. On failure *out needs no comments_fini(). */
MUST_CHECK bool comments_parse(struct str bytes, const struct comments_options *options,
                               struct comments *out, struct error *e);
