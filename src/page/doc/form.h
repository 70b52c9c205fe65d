/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conversion of form fields. */
#pragma once

#include "page/doc/walk.h"

/* False for an element that is no form field. */
bool html_walk_form(struct html_walk *w, const struct dom_node *n);
