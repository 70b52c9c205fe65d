/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hosts that cannot be reached, and the network as a whole: no fault of the sources there. */
#ifndef GANDER_STORE_OUTAGES_H
#define GANDER_STORE_OUTAGES_H

#include "base/mem.h"
#include "store/store.h"

#define OUTAGE_NETWORK "" /* the host that stands for the network */

struct outage {
    const char *host; /* as url_add_origin has it, or OUTAGE_NETWORK */
    int64_t since, checked_at;
    const char *problem; /* in short English */
};

/* Begins an outage, or goes on with one. */
MUST_CHECK bool outage_note(struct store *s, const char *host, const char *problem, int64_t now,
                            struct error *e);
/* The host was reached; *ended says whether there was an outage. */
MUST_CHECK bool outage_end(struct store *s, const char *host, bool *ended, struct error *e);
MUST_CHECK bool outages_exist(struct store *s, bool *any, struct error *e);
/* Forgets hosts that nobody asked for since then. */
MUST_CHECK bool outages_forget(struct store *s, int64_t before, struct error *e);
/* All of them by host, the network first; in `arena`. */
MUST_CHECK bool outages_load(struct store *s, struct arena *arena, struct outage **out, size_t *n,
                             struct error *e);

#endif
