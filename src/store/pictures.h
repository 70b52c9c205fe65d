/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which articles have had their pictures seen to, and what files of the cache those are. An article
 * whose text changes is forgotten here, so that it is looked at again.
 */
#ifndef GANDER_STORE_PICTURES_H
#define GANDER_STORE_PICTURES_H

#include "base/mem.h"
#include "base/str.h"
#include "store/store.h"

/* Articles below the node that were not seen to, in the order of their worth: starred ones, then
 * unread ones (with `all` the rest too), newest first, out of the newest `limit` of each. The ids
 * are in `arena`; one may stand there twice. `by_default`: those of sources that do not say whether
 * their pictures are kept are wanted. */
MUST_CHECK bool pictures_wanting(struct store *s, int64_t node, size_t limit, bool all, bool by_default,
                                 struct arena *arena, int64_t **out, size_t *n, struct error *e);

/* The article was seen to; its pictures have these names in the cache. */
MUST_CHECK bool pictures_set(struct store *s, int64_t article, const struct str *names, size_t n,
                             struct error *e);

/* The names of starred articles' pictures, in `arena`. */
MUST_CHECK bool pictures_starred(struct store *s, struct arena *arena, struct str **out, size_t *n,
                                 struct error *e);

#endif
