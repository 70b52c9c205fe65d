/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a refresh does last: articles beyond the limits of their sources go (store/retention.h), and
 * removed nodes are deleted for good, in small steps between which commands are carried out.
 * Nothing is done for sources without limits. On the engine thread.
 */
#ifndef GANDER_ENGINE_REFRESH_TRIM_H
#define GANDER_ENGINE_REFRESH_TRIM_H

#include "engine/thread/worker.h"
#include "store/retention.h"
#include "store/sources.h"

enum {
    TRIM_UNREAD_DAYS = 30,      /* unread articles stay for so long after their date */
    TRIM_REMOVED_S = 24 * 3600, /* for so long a removal can be undone, in any process */
};

struct trim {
    VEC(int64_t) sources; /* that have limits, or had some */
    size_t at;            /* the one under way */
    bool begun;
    struct retention rule;
    struct article_position position;
    bool purged; /* nothing is left of removed nodes */
};

void trim_fini(struct trim *t);
/* Whether something is to be done for a source. */
bool trim_applies(const struct worker *w, const struct source_settings *settings,
                  const struct source_fetch *fetch);
/* One step. *done: it was the last; *changed: articles are gone. */
MUST_CHECK bool trim_step(struct worker *w, struct trim *t, bool *done, bool *changed,
                          struct error *e);

#endif
