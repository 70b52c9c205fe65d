/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When a source is due again, from all that its answer, its feed and its past say about it. Pure:
 * no clock, no chance; the same input gives the same time.
 */
#ifndef GANDER_ENGINE_REFRESH_SCHEDULE_H
#define GANDER_ENGINE_REFRESH_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

enum {
    SCHEDULE_LONGEST_S = 24 * 3600,    /* no wish of a server is longer than this … */
    SCHEDULE_LONGEST_AGE_S = 5 * 3600, /* … and none of its caching hints than this */
    SCHEDULE_SHORTEST_S = 10 * 60,
    SCHEDULE_STOP_FAILURES = 30, /* in a row; by then the back-off is at a day */
};

struct schedule_input {
    int64_t now;
    int64_t interval_s;  /* the user's, or the general one */
    bool own_network;    /* on this machine or a private network: nobody is bothered by a visit at
                          * any time, so only what the source itself asks for delays the next */
    int64_t ttl_s;       /* of the feed, 0 when not given */
    int64_t max_age_s;   /* of Cache-Control, -1 when not given */
    int64_t expires;     /* as net_response has it: 0 absent, -1 past */
    int64_t retry_at;    /* 0 when absent */
    uint32_t skip_hours; /* bit h: not in hour h UTC */
    uint8_t skip_days;   /* bit d: not on weekday d, 0 = Sunday, UTC */
    int failures;        /* in a row, this one included */
    uint64_t seed;       /* spreads the retries of many sources; the source's id */
};

struct schedule {
    int64_t due_at;
    const char *waiting; /* what made it later than the interval; NULL: nothing. Static */
};

struct schedule schedule_next(const struct schedule_input *in);

/* max-age in seconds from a Cache-Control value (RFC 9111 section 5.2.2); 0 with no-cache or
 * no-store, -1 when it says nothing. NULL is fine. */
int64_t schedule_max_age(const char *cache_control);

/* Whether a source is only fetched when the user asks for it. */
bool schedule_is_stopped(enum error_code last_error, int failures);

#endif
