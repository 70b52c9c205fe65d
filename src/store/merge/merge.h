/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Merging of a refreshed source's articles. Identity within a source: guid (without a fragment that
 * only marks placement), else canonical link, else title and date, else everything; a value shared
 * by different entries is skipped, for good. Entries of one answer differ when guid, link, title,
 * date, text or attachments differ. An article that vanishes and returns under another key (session
 * id, host, rewritten title or date) is recognized by its other fields if these are unambiguous.
 * Across sources, the same canonical link, or the same long title in one portal within three days,
 * means the same article: it is stored once and listed at both sources.
 *
 * An edited article keeps its list time and read mark; `changed` is set when visible title or text
 * differ. A changed date alone changes nothing. Articles forgotten by retention or removed by the
 * user do not return while the feed still has them.
 */
#pragma once

#include "model/article.h"
#include "store/rule/rules.h"
#include "store/store.h"

struct merge_options {
    int64_t now;        /* arrival, seconds since 1970, and latest possible list time */
    const bool *read;   /* per entry: a new article is stored as read; NULL: none is */
    int64_t undated_at; /* list time of articles without date; 0: arrival */
    /* True when the source gives the complete article, readable offline; NULL: never. */
    bool (*is_whole)(const struct article *a);
    bool exact;      /* a key never changes: no articles are recognized by other fields */
    int64_t *stored; /* receives the id of each entry's article, 0 for a forgotten one; NULL: not
                      * wanted */
    struct rules_asked *asked; /* receives requests of rules for new articles; NULL: dropped */
};

struct merge_counts {
    int64_t added;   /* new in this source, including stories known from other sources */
    int64_t updated; /* visible text differs */
    int64_t unchanged;
    int64_t muted;  /* by rules; not counted as added */
    int64_t wanted; /* pages that rules ask for */
};

/* Marks of an article, which merge_articles() computes for those that have none; the link is in the
 * arena. Pure. */
struct article_marks merge_identify(const struct article *a, struct arena *arena);

enum { MERGE_TOGETHER = 512 }; /* articles in one transaction */

/* `articles` in the feed's order, newest first: among equal or absent dates the earlier entry
 * counts as newer. Runs in transactions of MERGE_TOGETHER articles, or in the caller's, which is
 * faster for several small feeds together, and to be rolled back after a failure. */
MUST_CHECK bool merge_articles(struct store *s, int64_t source, const struct article *articles,
                               size_t n, const struct merge_options *options,
                               struct merge_counts *out, struct error *e);

/* Merges the result of an article's own page. `page` NULL means failure, for the reason `problem`
 * (short English); a stored page text stays. Fields complete the source's. A more precise date
 * replaces the source's (a list page's also one of the same precision); the list time stays. The
 * title stays, unless a list page truncated it ("A new bridge ov…"): the full title then survives
 * later refreshes with the short one. `asked` receives requests of rules that find the article only
 * by this text; NULL: dropped. */
MUST_CHECK bool merge_page(struct store *s, int64_t id, const struct article *page,
                           const char *problem, int64_t now, struct rules_asked *asked,
                           struct error *e);
