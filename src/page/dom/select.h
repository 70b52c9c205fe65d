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
/* First match at or after `from` within `top` in document order; NULL for none. */
struct dom_node *selector_next(const struct dom *d, const struct selector *s,
                               const struct dom_node *top, const struct dom_node *from);
