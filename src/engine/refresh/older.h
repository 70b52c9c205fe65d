/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The older pages of a list source, one after another from where the last time ended. That place is
 * kept with the source: a refresh of the list's own page leaves it alone once there was an older
 * one, and what moves from page to page meanwhile is known by its identity. On the engine thread.
 */
#ifndef GANDER_ENGINE_REFRESH_OLDER_H
#define GANDER_ENGINE_REFRESH_OLDER_H

#include "engine/refresh/intake.h"

enum { OLDER_MOST = 5 }; /* pages in one go while they bring nothing new */

struct older {
    char *url;                     /* of the page to ask for; NULL: none */
    bool finds;                    /* that is the list's own page, to learn where it goes on */
    int pages;                     /* older ones had */
    int n_read;                    /* addresses read, */
    uint64_t read[OLDER_MOST + 1]; /* by their hashes: pages may go in a circle */
    struct merge_counts counts;    /* of all of them */
};

/* Whether there may be a further page, with its address. Free with older_fini. */
bool older_begin(struct older *o, const char *list_url, const struct source_fetch *fetch);
void older_fini(struct older *o);

/* Takes one page in. What went wrong with it is in out->error and nowhere else: a page that cannot
 * be had says nothing of the source, and may be asked for again. With *goes_on, o->url is to be
 * asked for next; else out->counts tells of all pages. False as intake_answer has it. */
MUST_CHECK bool older_answer(struct worker *w, const struct intake_source *source, struct older *o,
                             const struct net_response *r, struct intake *out, bool *goes_on,
                             struct error *e);

/* The page behind the one at `url`, for source_fetch.older_url: "" when there is none, or none on
 * the same site. */
const char *older_next(const char *url, const char *next_url);

#endif
