/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keeps a page from nesting deeper than the parser can bear: gumbo walks its stack of open elements
 * for most tags, so a hundred thousand open ones would take it hours. Likewise it compares each
 * attribute of a tag with all before it: tags with hundreds of them are left out. Pure, linear.
 */
#ifndef GANDER_PAGE_DOM_GUARD_H
#define GANDER_PAGE_DOM_GUARD_H

#include "base/buf.h"
#include "base/str.h"

/* Appends the page to `out` without the tags that would nest deeper than `max_depth` or have
 * hundreds of attributes, and returns true; or returns false, with nothing appended, when there are
 * none. *parts is what the parser will want memory for: two for each start tag (it and the text
 * behind it), one for each attribute and comment. */
bool dom_guard(struct str html, size_t max_depth, struct buf *out, size_t *parts);

#endif
