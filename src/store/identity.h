/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What makes two entries the same article: a key within a source, by a ladder of rungs, and marks
 * by which a story is known again elsewhere. Pure. Only store/ includes this.
 */
#ifndef GANDER_STORE_IDENTITY_H
#define GANDER_STORE_IDENTITY_H

#include "model/article.h"
#include "store/hash.h"

enum identity_rung {
    RUNG_GUID,  /* the guid, without a fragment that only marks placement */
    RUNG_LINK,  /* the canonical link */
    RUNG_TITLE, /* title and date */
};

/* The key on that rung, or on the next one that the entry has something for. `link` is the
 * canonical form of a->url, as for identity_link_mark. */
int64_t identity_key(enum identity_rung rung, const struct article *a, struct str link);

/* Whether two entries (or an entry and the stored article) that share a key are different articles
 * all the same: their links differ, or where they have none or the same one, titles and dates. */
bool identity_differs(const struct article *a, const struct article *b);
/* The same between fetches, where an article may have been edited or have moved: only when link,
 * title and date all differ. */
bool identity_replaced(const struct article *stored, const struct article *now);

bool identity_same_link(const char *a, const char *b);  /* canonically */
bool identity_same_title(const char *a, const char *b); /* letters and digits, without case */
/* Whether `whole` is what a list page cut short to `cut`: that ends in an ellipsis, or just ends,
 * and `whole` goes on from there (with more than a site's name after a separator). */
bool identity_is_cut(const char *cut, const char *whole);

/* Marks for the table `twin`; 0 when the link is only a host's front page, or the title too short
 * to tell stories apart. */
int64_t identity_link_mark(struct str link);
int64_t identity_title_mark(const char *title);

/* Everything an edit can change but dates. */
int64_t identity_content(const struct article *a);
/* Whether a reader would see a difference in text (HTML; NULL is empty). */
bool identity_same_text(const char *a, const char *b);

#endif
