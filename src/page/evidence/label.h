/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the label of a link says it is for, in English and Chinese: a page's furniture, as against
 * titles of articles and names of categories. Labels are on one line (dom_add_text). Pure.
 */
#ifndef GANDER_PAGE_EVIDENCE_LABEL_H
#define GANDER_PAGE_EVIDENCE_LABEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum label_kind {
    LABEL_OTHER,    /* a title, or the name of a category */
    LABEL_EMPTY,    /* nothing that can be read */
    LABEL_SITE,     /* home, contact, log in, site map, search, accessibility, … */
    LABEL_LANGUAGE, /* another edition of the site */
    LABEL_MORE,     /* "more", "read on", 详细: leads to what stands beside it */
    LABEL_NEXT,     /* the next page */
    LABEL_PAGING,   /* any other page of the same list: previous, first, last */
    LABEL_NUMBER,   /* digits only */
};

enum label_kind label_kind(struct str label);

/* Without bullets and arrows at both ends, a bracket around the whole, and a count behind it
 * ("News (12)"). A view into `label`. */
struct str label_clean(struct str label);

/* A title without the bullets in front of it. */
struct str label_skip_bullets(struct str title);

/* Whether a visible title was cut: it ends with "…", "..." or "..". */
bool label_is_cut(struct str label);
/* A title without the dots that say so. */
struct str label_without_cut(struct str title);

#endif
