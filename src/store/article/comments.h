/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments on articles, kept as long as these. */
#pragma once

#include "model/comment.h"
#include "store/store.h"

/* Replaces all comments of an article, by their order. */
MUST_CHECK bool comments_save(struct store *s, int64_t article, const struct comment *comments,
                              size_t n, struct error *e);
/* comments_fini() frees. */
MUST_CHECK bool comments_load(struct store *s, int64_t article, struct comments *out,
                              struct error *e);
