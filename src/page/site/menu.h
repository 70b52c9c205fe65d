/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A portal's menu as a tree: nested lists, definition lists, columns under headings and plain bars
 * of links become categories with lists of articles as leaves. Only links of the same site count;
 * home, contact, log-in and language links do not. Pure.
 */
#ifndef GANDER_PAGE_SITE_MENU_H
#define GANDER_PAGE_SITE_MENU_H

#include "model/source.h"
#include "page/dom/dom.h"

enum { MENU_MAX_ENTRIES = 2000, MENU_MAX_DEPTH = 16 };

/* The page's largest menu in preorder, its strings in `a`; *n is 0 when there is none. `url` is the
 * page's own address, or NULL. A category's own page is its site_url. */
void menu_read(struct dom *d, const char *url, struct arena *a, struct outline **out, size_t *n);

/* The menu of a section's own page, which `site`, the site's menu, does not have. */
void menu_read_section(struct dom *d, const char *url, const struct outline *site, size_t n_site,
                       struct arena *a, struct outline **out, size_t *n);

#endif
