/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact negative test for a word in a text as it is stored, which need not be folded or split for
 * it: most texts lack the word. Pure.
 */
#pragma once

#include <stdbool.h>

#include "base/str.h"

/* False when the word is in no text folded for searching that this HTML, or line, may become. */
bool raw_may_have(struct str html, struct str word);
