/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Final deletion of removed nodes. */
#pragma once

#include "store/store.h"

/* Deletes subtrees removed up to `before` (seconds since 1970) for good, except starred articles. A
 * call is a step of some hundred articles; *more: call again. A subtree with a deletion begun
 * cannot be restored. */
MUST_CHECK bool tree_purge(struct store *s, int64_t before, bool *more, struct error *e);
