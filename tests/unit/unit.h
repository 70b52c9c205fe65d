/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Includes of every unit test: cmocka with the headers it wants before it. */
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

static inline void assert_str(struct str got, const char *want)
{
    char *copy = mem_strndup(got.p, got.n);
    assert_string_equal(copy, want);
    free(copy);
}
