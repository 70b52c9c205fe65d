/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Articles as they are listed, read and marked. Every list is in one order, newest first: by time,
 * then id; a window of it costs the same at any size of the archive.
 */
#ifndef GANDER_STORE_ARTICLES_H
#define GANDER_STORE_ARTICLES_H

#include "base/mem.h"
#include "model/article.h"
#include "store/store.h"

struct article_position {
    int64_t time, id;
};

struct article_query {
    int64_t node;  /* everything beneath it; TREE_ROOT for all */
    int64_t since; /* only times from this on; INT64_MIN or 0: all */
    bool unread_only;
    bool starred_only; /* with TREE_ROOT: the collection, removed sources' articles included */
    bool offline_only; /* only what can be read as a whole without the network */
    bool oldest_first;
    const char *search; /* NULL or a query as search.h has it; ERROR_USAGE when that has a filter
                         * that means nothing, or in: a path that there is not */
    size_t work;        /* bytes that a search may look through before it is cut; 0: no bound */
};

struct article_row {
    struct article_position at;
    int64_t source;          /* the node it came from first; 0 when that was removed for good */
    const char *title;       /* never NULL */
    bool untitled;           /* it has none: `title` is a caption made of its text or address */
    const char *url;         /* NULL when absent */
    const char *source_name; /* "From" as the article has it, else the source's title */
    struct date date;        /* of publication, else of the last update; never later than its
                              * arrival; precision DATE_NONE when the source gave none (time is
                              * then the arrival) */
    bool read, starred, changed;
    bool full_text; /* the page's text is kept */
    bool offline;   /* all of it is at hand, from the page or from the feed */
    int also;       /* other sources that carry it */
};

struct article_list {
    struct arena arena;
    struct article_row *rows; /* in list order, also when going back */
    size_t n;
    bool more; /* there are rows beyond, in the direction gone; where it was cut, there may be */
    bool cut;  /* the search did so much work before it knew more: all is known up to `reached` */
    struct article_position reached;
};

/* At most `limit` rows after `from` in list order, or with `back` the ones right before it. `from`
 * NULL: the list's start (with `back`: its end). `including`: a row at `from` itself may be
 * the first. `from` need not be in the list. What was cut goes on from where it had `reached`: the
 * windows together are the one that there would be without a bound, however small it is. */
MUST_CHECK bool articles_list(struct store *s, const struct article_query *query,
                              const struct article_position *from, bool including, bool back,
                              size_t limit, struct article_list *out, struct error *e);
void article_list_fini(struct article_list *l);

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

enum article_mark { ARTICLE_READ, ARTICLE_UNREAD, ARTICLE_STAR, ARTICLE_UNSTAR };

/* Ids that a mark changed, to hand back to the opposite mark. Zeroed memory is empty. */
struct article_ids {
    int64_t *ids;
    size_t n;
};
void article_ids_fini(struct article_ids *ids);

/* Unknown ids are passed over. `changed` (may be NULL) holds exactly the ids whose mark is another
 * now; ARTICLE_READ also ends an article's `changed` flag, which does not count. */
MUST_CHECK bool articles_mark(struct store *s, enum article_mark mark, const int64_t *ids, size_t n,
                              struct article_ids *changed, struct error *e);
/* Every article of the query; with `newest`, only those at or before it in time order (what came
 * in since the user looked stays as it is). */
MUST_CHECK bool articles_mark_query(struct store *s, enum article_mark mark,
                                    const struct article_query *query,
                                    const struct article_position *newest,
                                    struct article_ids *changed, struct error *e);

MUST_CHECK bool articles_set_position(struct store *s, int64_t id, uint64_t position,
                                      struct error *e);

#endif
