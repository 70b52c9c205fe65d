/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command lines of the user's programs as argument vectors: no shell ever sees them. */
#pragma once

#include "base/error.h"
#include "base/mem.h"

/* Splits a command line at white space. '…' and "…" quote, a backslash quotes one character, and
 * "~/" at the start of a word is the home directory. NULL-terminated, one allocation to free();
 * NULL for an empty line or an open quote. */
char **arguments_split(const char *command);

/* ERROR_USAGE for a command line that cannot be split. */
MUST_CHECK bool arguments_check(const char *command, struct error *e);

/* Text that stands for %LETTER in an argument. */
struct argument_value {
    char letter;
    const char *text;
};

/* Splits a command line and replaces placeholders in all words but the first, the program's name;
 * %% is %, an unknown placeholder stays. A value is part of one argument, and never makes it an
 * option: one that begins with "-" gets a space in front. In the arena; NULL with ERROR_USAGE. */
char **arguments_expand(struct arena *a, const char *command, const struct argument_value *values,
                        size_t n, struct error *e);
