/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas. */
#ifndef GANDER_PAGE_DOC_MATH_H
#define GANDER_PAGE_DOC_MATH_H

#include "base/buf.h"
#include "base/str.h"
#include "page/dom/dom.h"

/* Appends a formula: its TeX if that is given, else in a line. */
void html_add_formula(struct buf *b, const struct dom_node *math);
/* TeX without what only says how large it is set. */
struct str html_tidy_tex(struct str tex);

#endif
