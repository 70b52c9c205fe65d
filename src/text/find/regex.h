/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Regular expressions in Perl's syntax (PCRE2) over Unicode text, line by line, bounded in time and
 * memory whatever the expression and the text. Pure.
 */
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "text/find/match.h"

struct regex;

enum regex_result {
    REGEX_ABSENT,
    REGEX_FOUND,
    REGEX_TOO_COSTLY, /* given up at the bound */
};

/* In `arena`; nothing else is to be freed. NULL with ERROR_USAGE for a malformed expression, with
 * the mistake's offset in bytes as number. */
struct regex *regex_compile(struct str pattern, bool ignore_case, struct arena *arena,
                            struct error *e);

/* Working memory, for one search after another. */
struct regex_memory;
struct regex_memory *regex_memory_new(void);
void regex_memory_free(struct regex_memory *m);

/* Looks in each line; in the first 100,000 bytes of the text, and in pieces of a few thousand bytes
 * of a longer line, which overlap. Adds its steps, some 10 ns each, to *steps. */
enum regex_result regex_find(const struct regex *r, struct str text, struct regex_memory *memory,
                             size_t *steps);

/* Matches in order, for highlights: at most `max`, without empty ones, and none beyond a bound that
 * is lower for short texts. Returns their number. */
size_t regex_find_all(const struct regex *r, struct str text, struct match *out, size_t max);
