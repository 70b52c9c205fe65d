/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Detection of discussions: posts are blocks of the same pattern, named as posts, with most of a
 * page's prose. Keeps only their text and the name of the writer, without the rest of the writer's
 * card, signature, votes and tools. Pure, linear.
 */
#pragma once

#include "page/evidence/pattern.h"

/* Smallest element around all posts and the opening of the discussion, all else in it marked in
 * `dropped`; NULL for none. Expects in `dropped` the chrome other than comments, as in `patterns`.
 * `article` is the page read as an article, `weights` those of its nodes in that reading; `likely`
 * when it is too short for one. A page with an article outside the posts is no discussion. */
struct dom_node *thread_find(struct dom *d, const struct body_options *options,
                             const struct patterns *patterns, const struct body *article,
                             const uint32_t *weights, bool likely, unsigned char *dropped);
