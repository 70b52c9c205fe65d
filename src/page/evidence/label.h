/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Classification of link labels in English and Chinese: navigation, as opposed to titles of
 * articles and names of categories. Labels are single lines (dom_add_text()). Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum label_kind {
    LABEL_OTHER,    /* title, or name of a category */
    LABEL_EMPTY,    /* no text apart from ornaments */
    LABEL_SITE,     /* home, contact, log in, site map, search, accessibility, … */
    LABEL_LANGUAGE, /* another edition of the site */
    LABEL_MORE,     /* "more", "read on", 详细 */
    LABEL_NEXT,     /* next page */
    LABEL_PAGING,   /* other page of the same list: previous, first, last */
    LABEL_NUMBER,   /* digits only */
};

enum label_kind label_kind(struct str label);

/* Strips bullets and arrows at both ends, enclosing brackets, and a trailing count ("News (12)").
 * Borrowed from `label`. */
struct str label_clean(struct str label);

/* Strips leading bullets. */
struct str label_skip_bullets(struct str title);

/* True for a truncated title, ending in "…", "..." or "..". */
bool label_is_cut(struct str label);
/* Strips that ellipsis. */
struct str label_without_cut(struct str title);
