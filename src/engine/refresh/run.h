/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A refresh under way: what is asked for, what has come, and its end. */
#ifndef GANDER_ENGINE_REFRESH_RUN_H
#define GANDER_ENGINE_REFRESH_RUN_H

#include "engine/refresh/trim.h"
#include "engine/thread/worker.h"
#include "store/merge.h"

struct refresh {
    struct refresh *next;
    engine_ticket ticket;
    unsigned flags;
    int64_t total, done;
    int64_t pages_total, pages_done, pages_failed;
    struct merge_counts counts;
    int64_t failed, waiting;
    size_t lists, pages; /* REFRESH_OLDER: what can have older pages, and how many there were */
    size_t under_way;    /* requests, for sources and pages */
    struct trim trim;    /* what comes last */
    bool untold;         /* changes that no event has told of yet */
    struct error error;  /* why it ends early */
};

/* Further refresh_flags. */
enum { REFRESH_OLDER = 1 << 9 }; /* ENGINE_FETCH_OLDER */

/* Something changed: tells of it, but not more often than people can look. */
void refresh_note_changes(struct worker *w, struct refresh *f);
void refresh_tell_progress(struct worker *w, const struct refresh *f);
/* Its last request may have been dealt with: what is left to do then comes by refresh_step. */
void refresh_finish_if_done(struct worker *w, struct refresh *f);

/* Requests of all refreshes that have not been dealt with. */
size_t refresh_under_way(const struct worker *w);
/* Ends all that is under way, lookups too; each ticket gets its last event. */
void refresh_cancel_all(struct worker *w);
/* Likewise, because the database cannot be written. */
void refresh_fail_all(struct worker *w, const struct error *e);
/* Does a small piece of what comes after the answers; false when there is nothing to do. */
bool refresh_step(struct worker *w);

#endif
