/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of the author in what a page shows. Pure. */
#pragma once

#include "page/facts/facts.h"

/* All return a name in the dom or its arena; n is 0 for none. */

/* byline-lines.c: author in a line near the title, else after an unambiguous label further down. */
struct str byline_from_lines(const struct facts *f);
/* Likely name in the first lines below the title that begins with a label: "By Jane Doe". */
struct str byline_labelled_near(const struct facts *f);

/* Likely name in a box about the author: "About the author", "Jane Doe is …". */
struct str byline_from_biography(const struct dom *d, const struct facts *f);

/* byline-markup.c: author in the element with the best evidence, and in those beside it. */
struct str byline_from_markup(struct dom *d, const struct facts *f);
/* The same, only near the title. */
struct str byline_from_markup_near(struct dom *d, const struct facts *f);

/* Name of the first link near the title to the page of a user. */
struct str byline_from_user_near(struct dom *d, const struct facts *f);
