/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Listing, loading and marking of articles. The cost of a window of a list does not depend on the
 * size of the archive. Strings belong to the arena of the result. */
#pragma once

#include "base/mem.h"
#include "model/article-list.h"
#include "model/article.h"
#include "model/mark.h"
#include "store/store.h"

/* At most `limit` rows after `from` in list order, or with `back` the ones right before it. NULL
 * starts at the list's start (with `back`: end). `from` need not be in the list; `including` admits
 * a row at `from` itself. A search cut by query->work continues after `reached`; its windows add up
 * to the uncut result, however small the bound. article_list_fini() frees.
 *
 * A search by match has no windows: a call returns all of the newest ARTICLES_RANKED matches,
 * whatever the limit, or if it is cut some of these, best first. Calls continue after `reached`,
 * with the number of matches so far in query->ranked; their rows merge by score. */
MUST_CHECK bool articles_list(struct store *s, const struct article_query *query,
                              const struct article_position *from, bool including, bool back,
                              size_t limit, struct article_list *out, struct error *e);

/* Uses stored counts where possible. ERROR_INVALID for a query with a search. */
MUST_CHECK bool articles_count(struct store *s, const struct article_query *query, int64_t *out,
                               struct error *e);

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

/* Ids changed by a mark, for undo. Zeroed memory is empty. */
struct article_ids {
    int64_t *ids;
    size_t n;
};
void article_ids_fini(struct article_ids *ids);

/* Marks other than tags, which are in store/mark/tags.h. Ignores unknown ids. `changed` (may be
 * NULL) receives exactly the ids whose mark changed. MARK_READ also clears an article's `changed`
 * flag, which does not count. */
MUST_CHECK bool articles_mark(struct store *s, enum mark mark, const int64_t *ids, size_t n,
                              struct article_ids *changed, struct error *e);

/* Ids of the query's articles within the ranges, ascending. */
MUST_CHECK bool articles_find(struct store *s, const struct article_query *query,
                              const struct article_range *ranges, size_t n, struct article_ids *out,
                              struct error *e);
/* Marks the articles of the query within the ranges. A range of a single position is that article,
 * whether the query still has it or not. */
MUST_CHECK bool articles_mark_ranges(struct store *s, enum mark mark,
                                     const struct article_query *query,
                                     const struct article_range *ranges, size_t n,
                                     struct article_ids *changed, struct error *e);

MUST_CHECK bool articles_set_position(struct store *s, int64_t id, uint64_t position,
                                      struct error *e);
