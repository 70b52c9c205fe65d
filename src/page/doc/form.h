/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of form fields. */
#ifndef GANDER_PAGE_DOC_FORM_H
#define GANDER_PAGE_DOC_FORM_H

#include "page/doc/walk.h"

/* False for an element that is no form field. */
bool html_walk_form(struct html_walk *w, const struct dom_node *n);

#endif
