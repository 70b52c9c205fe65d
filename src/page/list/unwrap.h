/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Extraction of list HTML that publishing systems embed as data for a script: the datastore of
 * Hanweb's jpage, in a script element or as a bare XML reply, with each entry in a CDATA section;
 * JSON replies with the HTML in a string; tabs of a front page in hidden text fields. Pure, linear.
 */
#pragma once

#include "base/buf.h"
#include "base/str.h"

/* Appends the page with its data as HTML; false when it has none. Appends the address in a
 * datastore's nextgroup, as written, to *next. */
bool list_unwrap(struct str page, struct buf *html, struct buf *next);
