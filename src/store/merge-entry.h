/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of a refreshed source on its way into the database. Only store/ includes this. */
#ifndef GANDER_STORE_MERGE_ENTRY_H
#define GANDER_STORE_MERGE_ENTRY_H

#include "store/identity.h"
#include "store/listing.h"
#include "store/merge.h"

struct merge_entry {
    const struct article *a;
    struct str canonical; /* of its link; in the merge's arena */
    enum identity_rung rung;
    int64_t key, content;
    int64_t whole;       /* the key of the last rung, where entries share one before */
    int64_t link, title; /* marks, 0 for none */
    bool repeated;       /* stands in the feed a second time */
    bool shared_link;    /* other entries have the link, too */
    bool shared_title;   /* other entries have the long title, too */
    bool looked_up;      /* its key: */
    bool known;          /* placed before: */
    int64_t article;     /* 0 when it was forgotten */
    int64_t old_content;
};

struct merge {
    struct store *s;
    struct arena arena;
    int64_t source;
    const struct merge_options *options;
    enum identity_rung rung; /* where the source's ladder begins */
    struct merge_entry *entries;
    size_t n;
    struct merge_counts *counts;
    struct listing_counts listed; /* of this batch: to be counted */
    int64_t newest;
};

/* Articles with that mark (table `twin`), at most MAX_TWINS; none when there are more, which says
 * nothing. Strings in the arena. */
enum { MAX_TWINS = 4 };
struct twin {
    int64_t article, source /* 0: none any more */;
    struct article stored; /* title, url, published */
};
MUST_CHECK bool merge_load_twins(struct store *s, int64_t mark, struct arena *arena,
                                 struct twin *out, size_t *n, struct error *e);
/* Whether the source has the article. */
MUST_CHECK bool merge_is_here(struct merge *m, int64_t article, int64_t first_source, bool *here,
                              struct error *e);

/* Stores one entry whose key was looked up. */
MUST_CHECK bool merge_entry_apply(struct merge *m, const struct merge_entry *entry,
                                  struct error *e);

/* The title of an article whose first source is a list page, in the arena; NULL for the others. */
MUST_CHECK bool merge_list_title(struct store *s, int64_t id, struct arena *arena, const char **out,
                                 struct error *e);

#endif
