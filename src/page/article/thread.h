/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The posts of a discussion: blocks of one make, named as posts, that hold most of a page's running
 * text. Of each the text alone, without its writer's card, signature, votes and tools. Pure,
 * linear.
 */
#ifndef GANDER_PAGE_ARTICLE_THREAD_H
#define GANDER_PAGE_ARTICLE_THREAD_H

#include "page/evidence/make.h"

/* The smallest element around all posts, and around what opens the discussion; all else in it is
 * marked in `dropped`, which has what is chrome without readers' comments, as the makes have.
 * `article` is how the page reads as an article, with the weight of each node then, `likely`
 * whether that is too little to be one: what has its article outside the posts is no discussion.
 * NULL for none. */
struct dom_node *thread_find(struct dom *d, const struct body_options *options,
                             const struct makes *makes, const struct body *article,
                             const uint32_t *weights, bool likely, unsigned char *dropped);

#endif
