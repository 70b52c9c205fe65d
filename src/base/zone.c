/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/zone.h"

#include <time.h>

enum { DAY_S = 86400 };

static int system_offset(int64_t time)
{
    time_t at = (time_t)time;
    struct tm parts;
    return localtime_r(&at, &parts) ? (int)(parts.tm_gmtoff / 60) : 0;
}

const struct zone zone_system = {.offset_at = system_offset};

int64_t zone_time(struct zone z, int64_t civil)
{
    /* Assumes at most one change of offset in two days. */
    int before = zone_offset(z, civil - DAY_S), after = zone_offset(z, civil + DAY_S);
    int64_t first = civil - (int64_t)before * 60, second = civil - (int64_t)after * 60;
    return zone_offset(z, first) == before || zone_offset(z, second) != after ? first : second;
}

int64_t zone_midnight(struct zone z, int64_t time)
{
    int64_t civil = time + (int64_t)zone_offset(z, time) * 60;
    return zone_time(z, civil - (civil % DAY_S + DAY_S) % DAY_S);
}
