/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Injected clock: code below the front ends never reads the system's, so tests set the time. */
#pragma once

#include <stdint.h>

struct clock {
    int64_t (*now)(void *context);          /* seconds since 1970-01-01 UTC */
    int64_t (*monotonic_ms)(void *context); /* milliseconds from an arbitrary start */
    void *context;
};

extern const struct clock clock_system;

static inline int64_t clock_now(const struct clock *c)
{
    return c->now(c->context);
}

static inline int64_t clock_monotonic_ms(const struct clock *c)
{
    return c->monotonic_ms(c->context);
}
