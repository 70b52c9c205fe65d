/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One source's answer comes in: it is parsed as what the source is, its articles are merged, and
 * what the answer says about the next visit is kept with them. On the engine thread.
 */
#ifndef GANDER_ENGINE_REFRESH_INTAKE_H
#define GANDER_ENGINE_REFRESH_INTAKE_H

#include "engine/refresh/content.h"
#include "engine/thread/worker.h"
#include "store/merge.h"
#include "store/tree.h"

struct intake_source {
    int64_t id;
    enum node_kind kind;
    const char *url, *title;
    struct zone zone; /* of dates that name none */
    bool force;       /* do not take an equal body for unchanged */
};

struct intake {
    struct error error; /* why there is nothing new; ERROR_NONE when all went well */
    struct merge_counts counts;
    bool unchanged; /* 304, or the same body as last time */
    bool teasers;   /* articles came whose pages have the text that the source leaves out */
};

/* False when the database could not be written (the refresh cannot go on): *e says why. What went
 * wrong with the source itself is in out->error, and kept in the database. */
MUST_CHECK bool intake_answer(struct worker *w, const struct intake_source *source,
                              const struct net_response *r, struct intake *out, struct error *e);

/* The zone of a source's dates that name none. */
struct zone intake_zone(const struct worker *w, const struct tree_node *node,
                        const struct source_settings *settings);

/* When a source is due by settings that were changed after its last visit. What its last answer
 * asked for still holds; so does the back-off after failures. */
void intake_plan_again(const struct worker *w, const struct tree_node *node,
                       const struct source_settings *settings, struct source_fetch *fetch);

#endif
