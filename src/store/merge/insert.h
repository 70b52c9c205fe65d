/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Storage of new articles, all those of a batch together. Only store/ includes this. */
#pragma once

#include "store/merge/entry.h"

/* Stores entries that are neither known nor another source's story, in the order of their ids, and
 * sets their articles and rows, which are yet to be listed. */
MUST_CHECK bool merge_insert(struct merge *m, struct merge_entry **entries, size_t n,
                             struct error *e);
