/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Includes of every unit test: cmocka with the headers it wants before it; seeds. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/str.h"

/* Number of random runs: that of GANDER_SEEDS, otherwise the usual one. */
static inline uint32_t seeds(uint32_t usual)
{
    const char *wanted = getenv("GANDER_SEEDS");
    return wanted ? (uint32_t)atoi(wanted) : usual;
}

/* Part of a test that is long for its size: a tenth for each of GANDER_SEEDS, at most all. */
static inline int part_of(int usual)
{
    uint32_t tenths = seeds(10);
    return tenths < 10 ? (int)(usual * tenths / 10) : usual;
}

static inline void assert_str(struct str got, const char *want)
{
    char *copy = mem_strndup(got.p, got.n);
    assert_string_equal(copy, want);
    free(copy);
}
