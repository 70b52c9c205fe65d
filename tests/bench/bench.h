/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Monotonic time for benchmarks. */
#pragma once

#include <time.h>

static inline double bench_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static inline double bench_ms(void)
{
    return bench_seconds() * 1e3;
}
