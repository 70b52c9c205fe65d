/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CSS selectors, the small part that site rules need: tag, *, #id, .class, [attr], [attr=value],
 * [attr^=value], [attr$=value], [attr*=value], descendant (white space), child (>), lists (,).
 */
#ifndef GANDER_PAGE_DOM_SELECT_H
#define GANDER_PAGE_DOM_SELECT_H

#include "page/dom/dom.h"

struct selector;

/* Compiled into the arena; ERROR_INVALID names what is not understood. */
MUST_CHECK bool selector_compile(struct arena *a, struct str text, struct selector **out,
                                 struct error *e);
bool selector_matches(const struct selector *s, const struct dom_node *n);
/* The first match at or after `from` within `top` in document order, NULL when there is none. */
struct dom_node *selector_next(const struct dom *d, const struct selector *s,
                               const struct dom_node *top, const struct dom_node *from);

#endif
