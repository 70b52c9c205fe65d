/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Subset of CSS selectors for site rules: tag, *, #id, .class, [attr], [attr=value], [attr^=value],
 * [attr$=value], [attr*=value], descendant (white space), child (>), lists (,). Immutable once
 * compiled.
 */
#pragma once

#include "page/dom/dom.h"

struct selector;

/* Compiles into the arena. ERROR_INVALID, with a detail, for anything outside the subset. */
MUST_CHECK bool selector_compile(struct arena *a, struct str text, struct selector **out,
                                 struct error *e);
bool selector_matches(const struct selector *s, const struct dom_node *n);
/* First match among the nodes [from, end); NULL for none, and for no selector. */
struct dom_node *selector_next(const struct selector *s, const struct dom_node *from,
                               const struct dom_node *end);
/* First match in the subtree of `top`, likewise. */
static inline struct dom_node *selector_find(const struct selector *s, const struct dom_node *top)
{
    return selector_next(s, top, dom_after(top));
}
