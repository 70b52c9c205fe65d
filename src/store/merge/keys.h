/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys of an answer's entries, and their articles. An entry's key is on the first rung
 * (store/article/identity.h) where it is unique: a guid, link or title of several different
 * entries, or one that was reused for another article, is marked in `placement` as shared, for
 * good, and all its entries move to the next rung. Only store/ includes this.
 */
#pragma once

#include "store/merge/entry.h"

/* Row of `placement`: the source's article for a key. */
struct placed {
    bool known;
    int64_t article; /* 0 when forgotten */
    int64_t content; /* identity_content() of the source's last version */
};
/* *shared (may be NULL): several articles have the key; then it is not known. */
MUST_CHECK bool merge_find_placed(struct merge *m, int64_t key, struct placed *out, bool *shared,
                                  struct error *e);

/* Fills in key, `repeated` and the looked up fields of all entries. */
MUST_CHECK bool merge_make_keys(struct merge *m, struct error *e);

/* Looks up the known articles again, in a later transaction than merge_make_keys(). */
MUST_CHECK bool merge_look_up(struct merge *m, size_t from, size_t to, struct error *e);
