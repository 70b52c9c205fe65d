/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Structural detection of breadcrumb trails, regardless of names. Pure. */
#pragma once

#include "page/dom/dom.h"

/* True for a block, with `text` on one line, of short links separated by > › » → or /. */
bool trail_is(const struct dom_node *block, struct str text);
