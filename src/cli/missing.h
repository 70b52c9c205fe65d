/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that a refresh with whole texts could not fetch: collected from its events, reported at its
 * end. */
#pragma once

#include "base/vec.h"
#include "cli/json-common.h"
#include "cli/session.h"

struct missing_page {
    int64_t article, source;
    const char *title, *url;
    struct error error;
};

struct missing {
    struct arena arena; /* owns the strings */
    VEC(struct missing_page) pages;
};

void missing_fini(struct missing *m);
/* Adds an EVENT_PAGE. */
void missing_add(struct missing *m, const struct engine_event *event);

/* Counts articles beneath the nodes: those readable offline, and all. */
MUST_CHECK bool missing_count_ready(struct session *s, const int64_t *nodes, size_t n,
                                    int64_t *ready, int64_t *all, struct error *e);

/* Appends lines: number per reason and source; with `verbose` every page. */
void missing_add_text(const struct missing *m, struct session *s, bool verbose, struct buf *b);
/* Likewise as objects; the caller owns the reference. */
json_t *missing_json(const struct missing *m);
