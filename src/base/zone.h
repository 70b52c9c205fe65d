/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zone of time: minutes east of UTC, which in most places depend on the instant. */
#ifndef GANDER_BASE_ZONE_H
#define GANDER_BASE_ZONE_H

#include <stdint.h>

struct zone {
    int (*offset_at)(int64_t time); /* NULL: always `fixed` */
    int fixed;
};

extern const struct zone zone_system; /* the user's: TZ, else the system's */

static inline struct zone zone_fixed(int minutes)
{
    return (struct zone){.fixed = minutes};
}

static inline int zone_offset(struct zone z, int64_t time)
{
    return z.offset_at ? z.offset_at(time) : z.fixed;
}

/* The instant when clocks show `civil`, given as the instant when they would in UTC. Of an hour
 * that summer time repeats, the first; one that it leaves out is taken as before the change. */
int64_t zone_time(struct zone z, int64_t civil);

/* Midnight at the beginning of the day that `time` is in, there. */
int64_t zone_midnight(struct zone z, int64_t time);

#endif
