/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digest: the titles of a period by category, as an article of its own. */
#pragma once

#include "engine/engine.h"

struct digest_options {
    int64_t node;  /* its subtree, or a view; TREE_ROOT for all */
    int64_t since; /* seconds since 1970 */
    struct zone zone;
};

/* A heading for each category with news, in the order of the tree, and an item for each article,
 * newest first. An article in several categories stands in the first. Of views and quiet sources,
 * only one that is the node itself. Without articles, the text says so. `e` may not be NULL. */
MUST_CHECK bool digest_make(struct engine *engine, const struct digest_options *options,
                            struct engine_article *out, struct error *e);
