/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading of single articles. */
#pragma once

#include "base/mem.h"
#include "model/article-list.h"
#include "model/article.h"
#include "store/store.h"

/* Highest id of an article so far; 0 without any. */
MUST_CHECK bool articles_last_id(struct store *s, int64_t *out, struct error *e);
/* List time of the source's oldest article; 0 when it has none. */
MUST_CHECK bool articles_oldest(struct store *s, int64_t source, int64_t *time, struct error *e);

struct stored_article {
    struct arena arena;
    struct article_row row;
    struct article article;   /* the source's fields and content, completed by the page's fields */
    const char *page_content; /* HTML of the page's text; NULL when not stored */
    const char *page_problem; /* failure of the last try; NULL for success or none */
    bool damaged;             /* a stored text is, and left out */
    const char **sources;     /* titles of its sources, the first one first */
    size_t n_sources;
    const char *note;     /* the user's; NULL: none */
    const char *muted_by; /* query of the rule that muted it; NULL for none */
    uint64_t position;    /* reading position: an anchor (text/find/anchor.h), below 2^63 */
};

/* ERROR_NOT_FOUND for an unknown id. */
MUST_CHECK bool articles_load(struct store *s, int64_t id, struct stored_article *out,
                              struct error *e);
ARENA_FINI(stored_article);

struct article_wanting {
    int64_t id;
    const char *url, *summary, *content; /* NULL when absent */
    int64_t source;
    bool starred;
    bool wanted; /* by a rule */
};
/* Articles of the source with a url and a page never tried (with `again`, also one that failed):
 * starred ones, then the others, newest first; at most `limit`, in `arena`. The caller decides
 * which pages are worth fetching. */
MUST_CHECK bool articles_wanting_page(struct store *s, int64_t source, bool again, size_t limit,
                                      struct arena *arena, struct article_wanting **out, size_t *n,
                                      struct error *e);
/* Likewise those among `ids` with a url that are not complete offline, in their order. */
MUST_CHECK bool articles_without_text(struct store *s, const int64_t *ids, size_t n_ids,
                                      struct arena *arena, struct article_wanting **out, size_t *n,
                                      struct error *e);

MUST_CHECK bool articles_set_position(struct store *s, int64_t id, uint64_t position,
                                      struct error *e);
