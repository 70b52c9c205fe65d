/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Removal of repeated text: layouts with a copy for each screen size, slides cloned for an endless
 * carousel, quotations of the post above. Pure, linear.
 */
#pragma once

#include "page/evidence/measure.h"

/* Drops each block of `top` with the same words as an earlier one in another part of it. Keeps
 * code, and quotations unless `thread`. Expects the results of measure_all() in `m`, which are
 * stale when it returns true: some block was dropped. */
bool copies_drop(struct dom *d, const struct dom_node *top, bool thread, unsigned char *dropped,
                 const struct measure *m);
