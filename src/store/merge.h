/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A refreshed source's articles come in. Identity within a source: the guid (a fragment that only
 * marks placement removed), else the canonical link, else title and date, else everything: whatever
 * different entries share is passed over, for good. Entries side by side are different articles when
 * guid, link, title, date, text or attachments differ. An article that is gone from the answer and
 * comes back under another key (a session's id, another host, titles or dates written anew) is known
 * by its other fields, where these leave no doubt. Across sources: the same canonical link, or the
 * same long title within three days, is the same article: it is kept once and stands in every list
 * of both sources.
 *
 * An edited article keeps its place and its read mark; `changed` is set when its visible title or
 * text differ. A changed date alone changes nothing. What was forgotten (articles_forget) or
 * removed by the user does not come back while the feed still has it.
 */
#ifndef GANDER_STORE_MERGE_H
#define GANDER_STORE_MERGE_H

#include "model/article.h"
#include "store/store.h"

struct merge_options {
    int64_t now;        /* arrival, seconds since 1970; no article is placed later */
    bool as_read;       /* new articles come in read (imports) */
    int64_t undated_at; /* where articles without a date are placed; 0: at their arrival */
    /* Whether what the source gives is the whole article, that can be read without the network;
     * NULL: it never is. */
    bool (*is_whole)(const struct article *a);
};

struct merge_counts {
    int64_t added;   /* new in this source, a story known from another source included */
    int64_t updated; /* visible text differs */
    int64_t unchanged;
};

/* `articles` in the feed's order, newest first as feeds have it: among equal or absent dates
 * earlier entries are placed as newer. In transactions of some hundred articles each, or one if
 * the caller began one: small feeds are quicker several together (some hundred articles). */
MUST_CHECK bool merge_articles(struct store *s, int64_t source, const struct article *articles,
                               size_t n, const struct merge_options *options,
                               struct merge_counts *out, struct error *e);

/* What the article's own page says. `page` NULL: the page could not be had, `problem` (short
 * English) says why; a page text kept from before stays. The fields add to what the source gave.
 * A finer date is shown in place of the source's, a list page's also by one as fine; the article's
 * place in the lists stays.
 * Its title is never replaced, but for one that a list page cut short ("A new bridge ov…"): the
 * whole title then stays while the list goes on saying the short one. */
MUST_CHECK bool merge_page(struct store *s, int64_t id, const struct article *page,
                           const char *problem, int64_t now, struct error *e);

#endif
