/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prepares a page for gumbo. Protects from quadratic time: gumbo searches its stack of open
 * elements for most tags, so that a hundred thousand open ones would take hours, and compares each
 * attribute of a tag with all previous ones. Drops tags nested too deep or with hundreds of
 * attributes, and, because its text would be the rest of the page, an <iframe> that its <noscript>
 * does not close. Replaces the text of scripts and styles, a third of most pages, by a space: gumbo
 * handles each character as a token. Pure, linear.
 */
#pragma once

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

struct guarded_script {
    size_t at; /* index of its space in `html` */
    struct str text;
};

struct guarded {
    struct str html; /* the page itself, or `copy` */
    struct buf copy;
    VEC(struct guarded_script) scripts; /* by `at` */
    size_t parts; /* estimate of the parser's allocations: two for each start tag (the element and
                   * the text after it), one for each attribute, comment and dropped iframe (the
                   * text after it) */
};

/* Fills *out, to be freed with guarded_fini(), which borrows from `html`. */
void dom_guard(struct str html, size_t max_depth, struct guarded *out);
void guarded_fini(struct guarded *g);

/* Text of the script whose space is at `at` in g->html; p is NULL for none. */
struct str guarded_script(const struct guarded *g, const char *at);
