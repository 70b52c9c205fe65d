/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles as they are listed, read and marked. A window of a list costs the same at any size of
 * the archive. */
#ifndef GANDER_STORE_ARTICLES_H
#define GANDER_STORE_ARTICLES_H

#include "base/mem.h"
#include "model/article-list.h"
#include "model/article.h"
#include "model/mark.h"
#include "store/store.h"

/* At most `limit` rows after `from` in list order, or with `back` the ones right before it. `from`
 * NULL: the list's start (with `back`: its end). `including`: a row at `from` itself may be
 * the first. `from` need not be in the list. What was cut goes on from where it had `reached`: the
 * windows together are the one that there would be without a bound, however small it is. */
MUST_CHECK bool articles_list(struct store *s, const struct article_query *query,
                              const struct article_position *from, bool including, bool back,
                              size_t limit, struct article_list *out, struct error *e);

/* From the kept counts where they have it. ERROR_INVALID for a query with a search. */
MUST_CHECK bool articles_count(struct store *s, const struct article_query *query, int64_t *out,
                               struct error *e);

/* When the source's oldest article is listed; 0 when it has none. */
MUST_CHECK bool articles_oldest(struct store *s, int64_t source, int64_t *time, struct error *e);

struct stored_article {
    struct arena arena;
    struct article_row row;
    struct article article;   /* as the source gave it, with what the page adds; content is the
                               * source's */
    const char *page_content; /* HTML of the page's text, NULL when not kept */
    const char *page_problem; /* why it could not be had, NULL when it could or was not tried */
    int64_t page_at;          /* when the page was last tried, 0 for never */
    const char **sources;     /* titles of the sources that carry it, the first one first */
    int64_t *source_ids;
    size_t n_sources;
    uint64_t position; /* where reading stopped: an anchor (text/anchor.h), below 2^63 */
};

/* ERROR_NOT_FOUND when there is none. */
MUST_CHECK bool articles_load(struct store *s, int64_t id, struct stored_article *out,
                              struct error *e);
void stored_article_fini(struct stored_article *a);

struct article_wanting {
    int64_t id;
    const char *url, *summary, *content; /* NULL when absent */
    int64_t source;
    bool starred;
};
/* Articles of the source whose page was never tried (with `again`: or could not be had) and that
 * have a url: the starred ones, then the
 * others, newest first; at most `limit`, in `arena`. Whether one is worth fetching is the caller's
 * decision. */
MUST_CHECK bool articles_wanting_page(struct store *s, int64_t source, bool again, size_t limit,
                                      struct arena *arena, struct article_wanting **out, size_t *n,
                                      struct error *e);

/* Ids that a mark changed, to hand back to the opposite mark. Zeroed memory is empty. */
struct article_ids {
    int64_t *ids;
    size_t n;
};
void article_ids_fini(struct article_ids *ids);

/* Unknown ids are passed over. `changed` (may be NULL) holds exactly the ids whose mark is another
 * now; MARK_READ also ends an article's `changed` flag, which does not count. */
MUST_CHECK bool articles_mark(struct store *s, enum mark mark, const int64_t *ids, size_t n,
                              struct article_ids *changed, struct error *e);
/* Every article of the query; with `newest`, only those at or before it in time order (what came
 * in since the user looked stays as it is). */
MUST_CHECK bool articles_mark_query(struct store *s, enum mark mark,
                                    const struct article_query *query,
                                    const struct article_position *newest,
                                    struct article_ids *changed, struct error *e);

MUST_CHECK bool articles_set_position(struct store *s, int64_t id, uint64_t position,
                                      struct error *e);

#endif
