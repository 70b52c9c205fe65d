/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging of a single entry of a refreshed source. Only store/ includes this. */
#pragma once

#include "store/article/identity.h"
#include "store/merge/merge.h"
#include "store/merge/subject.h"
#include "store/tree/listing.h"

struct merge_entry {
    const struct article *a;
    struct str canonical; /* its link by identity_add_link(), in the merge's arena */
    enum identity_rung rung;
    int64_t key, content;
    int64_t whole;       /* key on the last rung, when entries share an earlier one */
    int64_t link, title; /* marks, 0 for none */
    bool repeated;       /* duplicate within the answer */
    bool shared_link;    /* other entries have the link as well */
    bool shared_title;   /* other entries have the long title as well */
    bool looked_up;      /* its key; then valid: */
    bool known;          /* placed before; then valid: */
    int64_t article;     /* 0 when forgotten */
    int64_t old_content;
    struct listing_row row; /* of a new article, otherwise zero */
};

struct merge {
    struct store *s;
    struct arena arena;
    int64_t source;
    const struct merge_options *options;
    enum identity_rung rung; /* first one that the source uses */
    bool has_placed;         /* the source may have rows of `placement` */
    struct merge_entry *entries;
    size_t n;
    struct merge_counts *counts;
    int64_t first_new, last_new;  /* articles of this batch, not yet listed */
    struct listing_counts listed; /* likewise */
    struct merge_source about;    /* for queries of views */
    bool has_views, has_rules;
    bool in_views;         /* queries of views name a node above the source */
    struct gram_set grams; /* storage for one subject after another */
    int64_t newest;
    struct ids marks; /* of this batch's new entries, those that articles have; ascending */
};

/* Marks of an entry by which other sources' articles tell its story. */
enum { MERGE_MARKS = 2 };
/* Writes the rows for twins_add() of a stored entry, and returns their number. */
size_t merge_twin_rows(const struct merge_entry *entry,
                       struct db_value values[static 2 * MERGE_MARKS]);
/* True when the source gives the complete article. */
bool merge_is_whole(const struct merge *m, const struct article *a);

/* Loads the articles with that mark (store/article/twins.h), none if they exceed MAX_TWINS, since
 * the mark is then not distinctive. Strings in the arena. */
enum { MAX_TWINS = 4 };
struct twin {
    int64_t article, source /* 0: orphaned */;
    struct article stored; /* title, url, published */
};
MUST_CHECK bool merge_load_twins(struct store *s, int64_t mark, struct arena *arena,
                                 struct twin *out, size_t *n, struct error *e);
/* Fills `marks`, for merge_find_twin(): hardly any article has one of the marks of new entries, so
 * that one query spares nearly all look-ups. */
MUST_CHECK bool merge_find_marks(struct merge *m, size_t from, size_t to, struct error *e);
/* Id of the article of other sources that tells the entry's story; 0 for none. */
MUST_CHECK bool merge_find_twin(struct merge *m, const struct merge_entry *entry, int64_t *out,
                                struct error *e);
/* *here: the source has the article. */
MUST_CHECK bool merge_is_here(struct merge *m, int64_t article, int64_t first_source, bool *here,
                              struct error *e);

/* Stores an entry whose key was looked up, and sets its article; *is_new: it is yet to be stored,
 * by merge_insert(). */
MUST_CHECK bool merge_entry_apply(struct merge *m, struct merge_entry *entry, bool *is_new,
                                  struct error *e);
/* Lists a listed new article in the views that find it, and applies the rules that do. */
MUST_CHECK bool merge_entry_query(struct merge *m, const struct merge_entry *entry,
                                  struct error *e);

/* Title of an article whose first source is a list page, in the arena; NULL for any other. */
MUST_CHECK bool merge_list_title(struct store *s, int64_t id, struct arena *arena, const char **out,
                                 struct error *e);
