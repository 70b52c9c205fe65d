/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parser of names in bylines, among labels, degrees and dates. Pure. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

/* Name in a byline, borrowed from `s`; empty for none. */
struct str person_tidy(struct str s);

/* Text after the dashes and blanks before a byline: "- By Jane Doe". */
struct str person_skip_dashes(struct str s);

/* True for words in place of a name ("Unknown", "admin"), and for addresses. */
bool person_is_placeholder(struct str s);

/* Splits the first name off a byline of several: "Jane Doe, John Roe and Ann Lee". */
bool person_next(struct str *byline, struct str *name);

/* True for a label and a likely name: "By Jane Doe". */
bool person_is_labelled(struct str s);

/* True for a label and a single word: "By Jane". */
bool person_is_first_name(struct str s);

/* True for capitalized words, few enough for the names of up to three people. */
bool person_is_likely(struct str s);

/* True for a name in Han, kana or Hangul, which has no spaces: "林砚秋", "佐原みどり". */
bool person_is_dense(struct str s);

/* True for a name of either kind. */
bool person_is_name(struct str s);
