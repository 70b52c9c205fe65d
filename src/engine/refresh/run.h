/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running refresh: state, progress and end. Engine thread. */
#pragma once

#include "base/ids.h"
#include "engine/refresh/trim.h"
#include "engine/thread/worker.h"
#include "store/merge/merge.h"

/* Results of a refresh, which the rollback of a batch takes back. */
struct refresh_results {
    int64_t done, failed, waiting, pages_done, pages_failed;
    struct merge_counts counts;
    size_t older_pages;    /* REFRESH_OLDER */
    int runs;              /* programs of rules */
    size_t handled, trims; /* lengths, when a batch begins */
};

struct refresh {
    struct refresh *next;
    engine_ticket ticket;
    unsigned flags;
    struct engine_command *command; /* whose requests `request` sends; NULL: sent once */
    bool (*request)(struct worker *w, struct refresh *f, const struct engine_command *c,
                    struct error *e);
    struct ids handled;                     /* sources and accounts that are not requested again */
    struct refresh_results results, stored; /* now; before the open batch */
    bool again; /* sends its requests again when those under way have ended */
    int64_t total, pages_total;
    size_t lists;     /* REFRESH_OLDER */
    size_t under_way; /* pending requests for sources and pages */
    VEC(int64_t) failed_rules;
    struct trim trim;    /* final step */
    bool unreported;     /* changes not reported yet */
    struct error error;  /* cause of an early end */
    struct error damage; /* fault of the database that a source has met: others went on */
};

/* Internal refresh_flags of ENGINE_FETCH_OLDER and ENGINE_FETCH_PAGES, after which nothing is
 * trimmed. */
enum { REFRESH_OLDER = 1 << 9, REFRESH_PAGES = 1 << 10 };

/* Begins a refresh, with one request under way until the caller has sent all. NULL if another
 * process is at it: the command has ended. */
struct refresh *refresh_begin(struct worker *w, engine_ticket ticket, unsigned flags);
/* Ends the caller's request, with its failure. */
void refresh_requested(struct refresh *f, const struct error *failure);
/* Sends the requests of the command with `request`. */
void refresh_send(struct worker *w, struct refresh *f);

/* True for a fault of the database that may concern a single source: a damaged page, or rows that
 * contradict each other. */
bool refresh_outlives(const struct error *e);
/* Call at the begin of a batch, and after its rollback: the refreshes have the results from before
 * it. Those that outlive the error send the requests without results again, and store each answer
 * by itself; the others end. */
void refresh_note_results(struct worker *w);
void refresh_undo_batch(struct worker *w, const struct error *e);

/* Reports a change, at a bounded rate. */
void refresh_note_changes(struct worker *w, struct refresh *f);
void refresh_post_progress(struct worker *w, const struct refresh *f);
/* Names a source that holds up the end, after a while without progress; the milliseconds until
 * then, -1: none. */
void refresh_tell_awaited(struct worker *w);
int refresh_wait_ms(const struct worker *w);

/* Pending requests of all refreshes. */
size_t refresh_under_way(const struct worker *w);
/* Cancels all refreshes and lookups; each ticket gets its last event. */
void refresh_cancel_all(struct worker *w);
/* Ends all refreshes with an error of the database, or of the machine. */
void refresh_fail_all(struct worker *w, const struct error *e);
/* Does a small step of the work after the responses, the last of which finishes the refresh; false
 * if there is none. */
bool refresh_step(struct worker *w);
