/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Identity of articles: keys within a source, in several rungs of decreasing preference; marks that
 * identify a story across sources; clues that recognize an article under a new key. Pure. Only
 * store/ includes this.
 */
#pragma once

#include "model/article.h"
#include "store/sql/hash.h"

enum identity_rung {
    RUNG_GUID,  /* guid, without a fragment that only marks placement */
    RUNG_LINK,  /* canonical link */
    RUNG_TITLE, /* title and date */
    RUNG_WHOLE, /* guid, link, title, date and text */
};

/* Appends a link's canonical form (url_add_canonical) without session identifiers. */
void identity_add_link(struct buf *b, struct str url);

/* Key of an entry on that rung, or on the next one for which it has the fields. `link` is the
 * result of identity_add_link() for a->url. */
int64_t identity_key(enum identity_rung rung, const struct article *a, struct str link);

/* True when an entry with a stored article's guid or link is another article: link, title and date
 * all differ. An edit or a move leaves one of them. */
bool identity_replaced(const struct article *stored, const struct article *now);

bool identity_same_link(const char *a, const char *b);  /* by canonical form */
bool identity_same_title(const char *a, const char *b); /* letters and digits, ignoring case */
/* True when `cut` is a truncation of `whole`, with or without ellipsis; not when only the name of
 * the site, after a separator, is missing. */
bool identity_is_cut(const char *cut, const char *whole);

/* Marks for store/article/twins.h; 0 when the link is a front page, or the title too short to be
 * distinctive. `link` as for identity_key(). */
int64_t identity_link_mark(struct str link);
int64_t identity_title_mark(const char *title);

/* Hashes that recognize an article under another key; 0 for an absent field. */
struct identity_clues {
    uint64_t title;
    uint64_t link;
    uint64_t path;      /* link without host */
    uint64_t loose;     /* path without random tokens */
    uint64_t date;      /* only with a time of day */
    struct date stated; /* identity_date() */
};
void identity_read_clues(const struct article *a, struct identity_clues *out);
/* Hash of the visible text. */
uint64_t identity_text_clue(const char *html);

/* Date of publication, else of the last update; precision DATE_NONE for neither. */
struct date identity_date(const struct article *a);

/* Hash of everything that an edit can change, except dates. */
int64_t identity_content(const struct article *a);
/* Compares the visible text of HTML; NULL is empty. */
bool identity_same_text(const char *a, const char *b);
