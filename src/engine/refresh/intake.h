/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Processing of a source's response: what the parser is asked about it, and storage of its articles
 * and of the state for the next visit. Engine thread.
 */
#pragma once

#include "engine/parse/content.h"
#include "engine/thread/worker.h"
#include "store/merge/merge.h"
#include "store/tree/sources.h"

struct intake_source {
    int64_t id;
    enum node_kind kind;
    const char *url, *title;
    struct zone zone;              /* of dates without a zone */
    bool force;                    /* parse even an unchanged body */
    uint64_t body_hash, last_hash; /* of the answer's body, and of the one before it; 0: unknown */
};

struct intake {
    struct error error; /* failure of the source; ERROR_NONE: none */
    struct merge_counts counts;
    struct rules_asked asked; /* for new articles; to be freed */
    bool teasers;             /* new articles' pages have text that the source omits */
};

/* True if the response has something new for the parser, with these options; they borrow from both.
 * Before an `id` is known, it is 0. */
bool intake_asks(const struct worker *w, struct intake_source *source, const struct net_response *r,
                 struct content_options *out);
/* Processes a response with what the parser made of it; NULL: intake_asks() was false. Fails, with
 * *e, only if the database cannot be written, which ends the refresh. A failure of the source is
 * stored, and returned in out->error. */
MUST_CHECK bool intake_answer(struct worker *w, const struct intake_source *source,
                              const struct net_response *r, const struct parsed *parsed,
                              struct intake *out, struct error *e);

/* Zone for a source's dates without one. */
struct zone intake_zone(const struct worker *w, const struct tree_node *node,
                        const struct source_settings *settings);

/* Reschedules after a change of settings. Delays requested by the last response, and the back-off
 * after failures, stay in force. */
void intake_plan_again(const struct worker *w, const struct tree_node *node,
                       const struct source_settings *settings, struct source_fetch *fetch);
