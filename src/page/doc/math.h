/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MathML formulas as text. Pure. */
#pragma once

#include "base/buf.h"
#include "base/str.h"
#include "page/dom/dom.h"

/* Appends the formula's TeX annotation, else a linear form: x^2, a/b. */
void html_add_formula(struct buf *b, const struct dom_node *math);
/* TeX without outer braces and size commands; borrowed from `tex`. */
struct str html_tidy_tex(struct str tex);
