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
    RUNG_WHOLE, /* guid, link, title, date and text */
};

/* Appends a link's canonical form (url_add_canonical), without the identifiers of sessions. */
void identity_add_link(struct buf *b, struct str url);

/* The key on that rung, or on the next one that the entry has something for. `link` is a->url as
 * identity_add_link has it, as for identity_link_mark. */
int64_t identity_key(enum identity_rung rung, const struct article *a, struct str link);

/* Whether an entry that has the guid or link of a stored article has replaced it: when link, title
 * and date all differ. An edit or a move leaves one of them. */
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

/* Clues by which an article is known again under another key; 0 when it has none. */
struct identity_clues {
    uint64_t title;
    uint64_t link;
    uint64_t path;      /* of the link: without its host */
    uint64_t loose;     /* the same without random tokens */
    uint64_t date;      /* with a time of day */
    struct date stated; /* the date of publication, else of the last update */
};
void identity_read_clues(const struct article *a, struct identity_clues *out);
/* The visible text's. */
uint64_t identity_text_clue(const char *html);

/* When it was published, else last updated; precision DATE_NONE when neither is given. */
struct date identity_date(const struct article *a);

/* Everything an edit can change but dates. */
int64_t identity_content(const struct article *a);
/* Whether a reader would see a difference in text (HTML; NULL is empty). */
bool identity_same_text(const char *a, const char *b);

#endif
