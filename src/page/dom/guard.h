/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Protection of the parser from quadratic time. Gumbo searches its stack of open elements for most
 * tags, so that a hundred thousand open ones would take hours, and compares each attribute of a tag
 * with all previous ones. Drops tags nested too deep or with hundreds of attributes, and, because
 * its text would be the rest of the page, an <iframe> that its <noscript> does not close. Pure,
 * linear.
 */
#ifndef GANDER_PAGE_DOM_GUARD_H
#define GANDER_PAGE_DOM_GUARD_H

#include "base/buf.h"
#include "base/str.h"

/* Appends the page without these tags, those nested deeper than `max_depth` among them; false, with
 * nothing appended, when there are none. *parts estimates the parser's allocations: two for each
 * start tag (the element and the text after it), one for each attribute, comment and dropped iframe
 * (the text after it). */
bool dom_guard(struct str html, size_t max_depth, struct buf *out, size_t *parts);

#endif
