/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Time of a source's next visit, from its response, content and history. Pure and deterministic: no
 * clock, no random numbers.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

enum {
    SCHEDULE_MAX_S = 24 * 3600,    /* maximum delay requested by a server … */
    SCHEDULE_MAX_AGE_S = 5 * 3600, /* … and by its caching header fields */
    SCHEDULE_MIN_S = 10 * 60,
    SCHEDULE_STOP_FAILURES = 30, /* consecutive; the back-off has reached a day by then */
};

struct schedule_input {
    int64_t now;
    int64_t interval_s;  /* the source's, or the default */
    bool own_network;    /* of this machine or a private network, where visits are free: only the
                          * source's own requests delay the next */
    int64_t ttl_s;       /* of the feed; 0: absent */
    int64_t max_age_s;   /* of Cache-Control; -1: absent */
    int64_t expires;     /* as in net_response: 0 absent, -1 past */
    int64_t retry_at;    /* 0: absent */
    uint32_t skip_hours; /* bit h: hour h UTC */
    uint8_t skip_days;   /* bit d: weekday d UTC, 0 = Sunday */
    int failures;        /* consecutive, including the current one */
    uint64_t seed;       /* source's id: spreads retries */
};

struct schedule {
    int64_t due_at;
    const char *waiting; /* cause of a delay beyond the interval; NULL: none. Static */
};

struct schedule schedule_next(const struct schedule_input *in);

/* max-age in seconds from a Cache-Control value (RFC 9111 section 5.2.2): 0 with no-cache or
 * no-store, -1 if absent. NULL is allowed. */
int64_t schedule_max_age(const char *cache_control);

/* True if a source is fetched only on request. */
bool schedule_is_stopped(enum error_code last_error, int failures);
