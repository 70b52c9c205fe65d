/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys of an answer's entries, and the articles that they stand for. An entry's key is on the first
 * rung of the ladder (identity.h) that is its own: a guid, link or title that different entries of
 * one answer have, or that turned out to stand for another article, is marked in `placement` as
 * shared, for good, and everything that has it goes to its next rung. Only store/ includes this.
 */
#ifndef GANDER_STORE_MERGE_KEYS_H
#define GANDER_STORE_MERGE_KEYS_H

#include "store/merge-entry.h"

/* What the source has under a key. */
struct placed {
    bool known;
    int64_t article; /* 0 when it was forgotten */
    int64_t content; /* identity_content() of what the source last said */
};
/* `shared` (may be NULL): the key is marked as one of several articles; then it is not known. */
MUST_CHECK bool merge_find_placed(struct merge *m, int64_t key, struct placed *out, bool *shared,
                                  struct error *e);

/* Fills in keys of all entries, `repeated`, and what is known of each. */
MUST_CHECK bool merge_make_keys(struct merge *m, struct error *e);

/* Looks up known articles again, in another transaction than merge_make_keys. */
MUST_CHECK bool merge_look_up(struct merge *m, size_t from, size_t to, struct error *e);

#endif
