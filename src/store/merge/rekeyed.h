/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Recognition of articles under new keys: a feed with new guids, links with other tokens, another
 * host, rewritten titles or dates. Compares entries with unknown keys to the source's newest
 * unclaimed articles by title, path, date, text and neighbours. Only store/ includes this.
 */
#pragma once

#include "store/merge/keys.h"

/* Call after merge_make_keys(): places recognized articles under their new keys and makes their
 * entries known. No-op when all entries are known. */
MUST_CHECK bool merge_find_rekeyed(struct merge *m, struct error *e);
