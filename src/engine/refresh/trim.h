/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Last step of a refresh: deletes articles beyond their source's limits (store/care/retention.h),
 * and removed nodes, in small steps between commands. Sources without limits cost nothing. Engine
 * thread.
 */
#pragma once

#include "engine/thread/worker.h"
#include "store/care/retention.h"
#include "store/tree/sources.h"

enum {
    TRIM_UNREAD_DAYS = 30,          /* minimum age of deleted unread articles */
    TRIM_REMOVED_S = 24 * 3600,     /* grace period for undoing a removal, in any process */
    TRIM_HIDDEN_S = 30 * 24 * 3600, /* minimum time that an article stays muted or deleted */
};

struct trim {
    VEC(int64_t) sources; /* with limits, now or before */
    size_t at;            /* index of the current one */
    bool begun;
    struct retention rule;
    struct article_position position;
    bool forgot_hidden; /* all long hidden articles are deleted */
    bool purges;        /* some removed nodes were deleted */
    bool purged;        /* all removed nodes are deleted */
};

void trim_fini(struct trim *t);
/* True if the source has, or had, limits. */
bool trim_applies(const struct worker *w, const struct source_settings *settings,
                  const struct source_fetch *fetch);
/* Does one step. *done: it was the last; *changed: articles were deleted. */
MUST_CHECK bool trim_step(struct worker *w, struct trim *t, bool *done, bool *changed,
                          struct error *e);
