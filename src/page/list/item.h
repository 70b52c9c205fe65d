/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of a list page: which of its links is the article, its title, date and the rest. Pure.
 */
#ifndef GANDER_PAGE_LIST_ITEM_H
#define GANDER_PAGE_LIST_ITEM_H

#include "page/evidence/anchors.h"
#include "page/list/date.h"

/* A page that is being read. */
struct list_page {
    struct dom *d;
    struct str base; /* what its addresses are resolved against */
    struct anchors links;
    int default_offset;
};

/* The nodes from `first` to before `end`: an element, or several siblings that belong together. */
struct list_item {
    uint32_t first, end;
    const struct anchor *link;         /* to the article */
    const struct dom_node *title_node; /* NULL when the title is an image's */
    struct str title;
    uint32_t weight; /* of the title */
    uint32_t cut;    /* weight of the title as shown when dots end it, else 0 */
    struct list_date date;
    bool crowded; /* has other links that could as well be articles */
};

/* Where a site's rules say that title and date stand; NULL when they say nothing. */
struct list_hints {
    const struct dom_node *title, *date;
};

/* False when nothing in there is a link with a title. `hints` may be NULL. */
bool list_item_read(const struct list_page *p, uint32_t first, uint32_t end,
                    const struct list_hints *hints, struct list_item *out);

/* Whether the link is, or holds, a heading. */
bool list_item_has_heading(const struct list_page *p, const struct anchor *l);

/* One of the words stands in the class or id, as a whole or at the end of a compound name. */
bool list_item_is_named(const struct dom_node *n, const char *const *words);
/* Named or made to hold a date. */
bool list_item_is_date(const struct dom_node *n);
/* Whether a text belongs to something else: the title, or a link neither around it nor a date. */
bool list_item_is_taken(const struct list_page *p, const struct list_item *item,
                        const struct dom_node *n);

#endif
