/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/refresh/schedule.h"

#include "base/str.h"
#include "text/date/date.h"

static int64_t clamp(int64_t value, int64_t low, int64_t high)
{
    return value < low ? low : value > high ? high : value;
}

/* Postpones to `at` unless it is due later anyway, with the cause. */
static void postpone(struct schedule *s, int64_t at, const char *why)
{
    if (at > s->due_at) {
        s->due_at = at;
        s->waiting = why;
    }
}

/* Even distribution over 0 … range - 1: mixing step of splitmix64. */
static int64_t spread(uint64_t seed, int64_t range)
{
    seed += 0x9e3779b97f4a7c15u;
    seed = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9u;
    seed = (seed ^ (seed >> 27)) * 0x94d049bb133111ebu;
    return range > 0 ? (int64_t)((seed ^ (seed >> 31)) % (uint64_t)range) : 0;
}

/* Doubles the interval with each further failure. A quarter is jitter, so that sources that failed
 * together do not return together. */
static int64_t back_off(const struct schedule_input *in, int64_t interval)
{
    int doublings = in->failures - 1 < 8 ? in->failures - 1 : 8;
    int64_t wait = clamp(interval << doublings, SCHEDULE_MIN_S, SCHEDULE_MAX_S);
    return wait - spread(in->seed ^ ((uint64_t)in->failures << 48), wait / 4);
}

static bool is_skipped(const struct schedule_input *in, int64_t at)
{
    struct civil c = date_civil(at, 0);
    return (in->skip_hours >> c.hour & 1) || (in->skip_days >> c.weekday & 1);
}

/* Next hour that is not skipped; ignores a feed that skips all. */
static int64_t next_allowed_hour(const struct schedule_input *in, int64_t at)
{
    enum { WEEK_HOURS = 7 * 24 };
    int64_t t = at;
    for (int i = 0; i < WEEK_HOURS && is_skipped(in, t); i++)
        t = (t / 3600 + 1) * 3600;
    return is_skipped(in, t) ? at : t;
}

struct schedule schedule_next(const struct schedule_input *in)
{
    int64_t interval = in->interval_s > 0 ? in->interval_s : 3600;
    struct schedule s = {.due_at = in->own_network ? in->now : in->now + interval};
    if (in->failures > 0) {
        s.due_at = in->now;
        postpone(&s, in->now + back_off(in, interval), "back-off after failures");
    } else {
        postpone(&s, in->now + clamp(in->ttl_s, 0, SCHEDULE_MAX_S), "ttl");
        postpone(&s, in->now + clamp(in->max_age_s, 0, SCHEDULE_MAX_AGE_S), "Cache-Control");
        if (in->expires > in->now)
            postpone(&s, in->now + clamp(in->expires - in->now, 0, SCHEDULE_MAX_AGE_S), "Expires");
        if (in->skip_hours || in->skip_days)
            postpone(&s, next_allowed_hour(in, s.due_at), "skipHours, skipDays");
    }
    if (in->retry_at > in->now)
        postpone(&s, in->now + clamp(in->retry_at - in->now, 0, SCHEDULE_MAX_S), "Retry-After");
    return s;
}

int64_t schedule_max_age(const char *cache_control)
{
    int64_t age = -1;
    struct str rest = str_from(cache_control), part;
    while (rest.n > 0 && str_split(&rest, ',', &part)) {
        part = str_trim(part);
        int64_t seconds;
        struct str value = str_slice(part, STR("max-age=").n, part.n);
        if (str_eq_nocase(part, STR("no-cache")) || str_eq_nocase(part, STR("no-store")))
            return 0;
        if (value.n > 1 && value.p[0] == '"' && value.p[value.n - 1] == '"')
            value = str_slice(value, 1, value.n - 1);
        if (str_starts_nocase(part, STR("max-age=")) && str_to_int64(value, &seconds) &&
            seconds >= 0)
            age = seconds;
    }
    return age;
}

bool schedule_is_stopped(enum error_code last_error, int failures)
{
    return last_error == ERROR_GONE || failures >= SCHEDULE_STOP_FAILURES;
}
