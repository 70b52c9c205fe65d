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
    int64_t key, content;
    int64_t link, title; /* marks, 0 for none */
    bool repeated;       /* stands in the feed a second time */
    bool shared_link;    /* other entries have the link, too */
    bool known;          /* placed before: */
    int64_t article;     /* 0 when it was forgotten */
    int64_t old_content;
};

struct merge {
    struct store *s;
    struct arena arena;
    int64_t source;
    const struct merge_options *options;
    enum identity_rung rung;
    struct merge_entry *entries;
    size_t n;
    struct merge_counts *counts;
    struct listing_counts listed; /* of this batch: to be counted */
    int64_t newest;
};

/* Stores one entry whose key was looked up. */
MUST_CHECK bool merge_entry_apply(struct merge *m, const struct merge_entry *entry,
                                  struct error *e);

/* The fields of a stored article that identity goes by; strings in the arena. */
MUST_CHECK bool merge_load_identity(struct store *s, int64_t id, struct arena *arena,
                                    struct article *out, struct error *e);

/* The title of an article whose first source is a list page, in the arena; NULL for the others. */
MUST_CHECK bool merge_list_title(struct store *s, int64_t id, struct arena *arena, const char **out,
                                 struct error *e);

#endif
