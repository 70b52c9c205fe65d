/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of a list page: its article link, title and date. Pure. */
#pragma once

#include "page/evidence/anchors.h"
#include "page/list/date.h"

struct list_page {
    struct dom *d;
    struct str base; /* base URL of relative links */
    struct anchors links;
    int default_offset;                /* of dates without a zone, minutes east of UTC */
    int64_t fetched;                   /* Unix time, for relative dates; 0 when unknown */
    const struct list_date **headings; /* by link: of the heading above it; NULL for none */
};

/* Node range [first, end): one element or several siblings. */
struct list_item {
    uint32_t first, end;
    const struct anchor *link;         /* to the article */
    const struct dom_node *title_node; /* NULL for the text of an image */
    struct str title;
    uint32_t weight; /* text_weight() of the title */
    uint32_t cut;    /* weight of the visible title if an ellipsis ends it, else 0 */
    struct list_date date;
    bool crowded; /* has other links of equal rank */
};

/* What is known of an entry: title and date elements selected by the site's rules, NULL without. */
struct list_hints {
    const struct dom_node *title, *date;
    bool labelled; /* the link's first line, or all of it, is a label: "Opinion", "Zum Artikel" */
};

/* False when the range has no link with a title. `hints` may be NULL. */
bool list_item_read(const struct list_page *p, uint32_t first, uint32_t end,
                    const struct list_hints *hints, struct list_item *out);

/* True for a link within or around a heading. */
bool list_item_has_heading(const struct anchor *l);
