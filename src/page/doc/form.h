/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms and their fields. */
#ifndef GANDER_PAGE_DOC_FORM_H
#define GANDER_PAGE_DOC_FORM_H

#include "page/doc/walk.h"

bool html_walk_form(struct html_walk *w, const struct dom_node *n);

#endif
