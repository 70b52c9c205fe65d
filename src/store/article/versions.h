/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Former versions of a watched page (NODE_PAGE): its last VERSIONS_MAX replaced texts. Only changes
 * of the words make a version, not of the page's bytes. */
#pragma once

#include "base/mem.h"
#include "store/store.h"

enum { VERSIONS_MAX = 10 };

struct article_version {
    const char *title, *content;
};

/* Saves title and text of an article before they are replaced, in the caller's transaction; no-op
 * for an article of other sources than pages. */
MUST_CHECK bool versions_keep(struct store *s, int64_t article, int64_t now, struct error *e);

/* Times of replacement, newest first, in `arena`. */
MUST_CHECK bool versions_list(struct store *s, int64_t article, struct arena *arena, int64_t **out,
                              size_t *n, struct error *e);
/* Loads a version, 0 being the latest replaced; ERROR_NOT_FOUND when there are fewer. */
MUST_CHECK bool versions_load(struct store *s, int64_t article, int nth, struct arena *arena,
                              struct article_version *out, struct error *e);
