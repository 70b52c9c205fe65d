/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Articles known again under new keys: a feed with new guids, links with other tokens, another
 * host, titles or dates written anew. The answer's entries without a known key are compared with
 * the source's newest articles that no entry stands for, by title, path, date, text, and the place
 * between others. Only store/ includes this.
 */
#ifndef GANDER_STORE_MERGE_MATCH_H
#define GANDER_STORE_MERGE_MATCH_H

#include "store/merge-keys.h"

/* After merge_make_keys: places the articles that it finds under their new keys, and makes their
 * entries known. Does nothing when all entries are known. */
MUST_CHECK bool merge_match(struct merge *m, struct error *e);

#endif
