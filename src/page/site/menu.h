/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reader of a portal's menu as a tree: nested lists, definition lists, columns under headings and
 * plain bars of links become categories, with list pages as leaves. Only links within the site
 * count, except those for home, contact, log-in and languages. Pure.
 */
#pragma once

#include "model/source.h"
#include "page/dom/dom.h"

enum { MENU_MAX_ENTRIES = 2000, MENU_MAX_DEPTH = 16 };

/* Main menu in preorder, allocated in `a`; *n is 0 for none. `url` is the page's own address, or
 * NULL. The site_url of a category is the page that its label links to. */
void menu_read(struct dom *d, const char *url, struct arena *a, struct outline **out, size_t *n);

/* Menu of a section's page, without the entries of `site`, the menu of the whole site. */
void menu_read_section(struct dom *d, const char *url, const struct outline *site, size_t n_site,
                       struct arena *a, struct outline **out, size_t *n);
