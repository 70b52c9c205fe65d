/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a watched page (NODE_PAGE) said before: the last VERSIONS_MOST texts that were replaced by
 * others. A text is another when its words are; what the page's bytes are does not matter. */
#ifndef GANDER_STORE_VERSIONS_H
#define GANDER_STORE_VERSIONS_H

#include "base/mem.h"
#include "store/store.h"

enum { VERSIONS_MOST = 10 };

struct article_version {
    int64_t until; /* when it was replaced, seconds since 1970 */
    const char *title, *content;
};

/* Keeps title and text of an article as they are now, before they are replaced; nothing for one
 * whose source is no page. In the caller's transaction. */
MUST_CHECK bool versions_keep(struct store *s, int64_t article, int64_t now, struct error *e);

/* When they were replaced, newest first, in `arena`. */
MUST_CHECK bool versions_list(struct store *s, int64_t article, struct arena *arena, int64_t **out,
                              size_t *n, struct error *e);
/* The one before the last replacement (0), the one before that (1), …; ERROR_NOT_FOUND when there
 * are fewer. */
MUST_CHECK bool versions_load(struct store *s, int64_t article, int nth, struct arena *arena,
                              struct article_version *out, struct error *e);

#endif
