/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enumerated arguments. */
#pragma once

#include "base/error.h"

/* Index of `word` in "one|two|three", -1 when absent. */
int cli_choice(const char *words, const char *word);

/* Likewise for the first argument of a command; ERROR_USAGE when absent. */
int cli_action(const char *words, const char *word, struct error *e);
