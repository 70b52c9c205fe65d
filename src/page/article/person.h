/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people as bylines have them, with labels, degrees and dates around them. Pure. */
#ifndef GANDER_PAGE_ARTICLE_PERSON_H
#define GANDER_PAGE_ARTICLE_PERSON_H

#include <stdbool.h>

#include "base/str.h"

/* The name in a byline, empty when it holds none. A view. */
struct str person_tidy(struct str s);

/* A likely name behind a label: "By Jane Doe". */
bool person_is_labelled(struct str s);

/* One name behind a label: "By Jane". */
bool person_is_first_name(struct str s);

/* Words with a capital, few enough for the names of one or two people. */
bool person_is_likely(struct str s);

#endif
