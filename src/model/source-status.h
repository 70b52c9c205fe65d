/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of a source's fetches, or of an account's: plain data. Strings belong to the reader's
 * arena. Times are seconds since 1970, 0 for never. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/* Result of the last fetches. */
struct source_status {
    enum error_code error; /* of the last attempt */
    int http_status;       /* of the last answer; 0 for none */
    const char *problem;   /* of the last failure, short English; NULL after success */
    int failures;          /* consecutive */
    int64_t checked_at, succeeded_at, due_at;
    int64_t newest_at;   /* of its newest article; written by merge only */
    const char *waiting; /* reason for due_at ("Retry-After", …); NULL for none */
    bool goes_on;        /* may have older pages than those fetched; derived from older_url */
};
