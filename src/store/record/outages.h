/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outages of hosts and of the whole network, which do not count as failures of their sources. */
#pragma once

#include "base/mem.h"
#include "store/store.h"

#define OUTAGE_NETWORK "" /* pseudo-host for the whole network */

struct outage {
    const char *host;    /* origin (url_add_origin) or OUTAGE_NETWORK */
    int64_t since;       /* seconds since 1970 */
    const char *problem; /* short English */
};

/* Begins or continues an outage. */
MUST_CHECK bool outage_note(struct store *s, const char *host, const char *problem, int64_t now,
                            struct error *e);
/* Ends the outage of a reached host; *ended: there was one. */
MUST_CHECK bool outage_end(struct store *s, const char *host, bool *ended, struct error *e);
MUST_CHECK bool outages_exist(struct store *s, bool *any, struct error *e);
/* Forgets outages not checked since `before`. */
MUST_CHECK bool outages_forget(struct store *s, int64_t before, struct error *e);
/* All outages by host, the network first; in `arena`. */
MUST_CHECK bool outages_load(struct store *s, struct arena *arena, struct outage **out, size_t *n,
                             struct error *e);
