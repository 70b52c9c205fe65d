/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists that publishing systems hand to a page's script as data, made readable as HTML: the
 * datastore of Hanweb's jpage, inside a script element or as a bare XML reply, with each entry in a
 * CDATA section; JSON replies that hold a list's HTML in a string; and tabs of a front page whose
 * HTML waits in hidden text fields. Pure, linear.
 */
#ifndef GANDER_PAGE_LIST_UNWRAP_H
#define GANDER_PAGE_LIST_UNWRAP_H

#include "base/buf.h"
#include "base/str.h"

/* Appends the HTML to *html and returns true, or returns false when the page holds no such data and
 * is to be read as it is. The address in a datastore's nextgroup, as written, goes to *next. */
bool list_unwrap(struct str page, struct buf *html, struct buf *next);

#endif
