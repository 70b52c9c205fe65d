/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zone: offset from UTC, which may depend on the instant. Offsets are minutes east; times are
 * seconds since 1970-01-01 UTC. */
#pragma once

#include <stdint.h>

enum { ZONE_CHINA = 8 * 60 }; /* default of pages in Chinese */

struct zone {
    int (*offset_at)(int64_t time); /* NULL: always `fixed` */
    int fixed;
};

extern const struct zone zone_system; /* TZ, else the system's */

static inline struct zone zone_fixed(int minutes)
{
    return (struct zone){.fixed = minutes};
}

static inline int zone_offset(struct zone z, int64_t time)
{
    return z.offset_at ? z.offset_at(time) : z.fixed;
}

/* Converts local time, counted as if it were UTC, to the instant. Of an hour repeated at the end of
 * daylight saving time, the first; a skipped hour uses the offset before the change. */
int64_t zone_time(struct zone z, int64_t civil);

/* Midnight at the start of the local day that contains `time`. */
int64_t zone_midnight(struct zone z, int64_t time);
