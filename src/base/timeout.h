/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Timeouts as of poll(2): milliseconds, -1 for none. */
#pragma once

#include <stdint.h>

static inline int timeout_shorter(int a, int b)
{
    return a < 0 ? b : b < 0 || a < b ? a : b;
}

/* Until a time on the same clock as `now_ms`; 0 is no time. */
static inline int timeout_until(int64_t at_ms, int64_t now_ms)
{
    return at_ms == 0 ? -1 : at_ms > now_ms ? (int)(at_ms - now_ms) : 0;
}
