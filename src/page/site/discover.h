/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page offers to subscribe to: its feeds, and a portal's menu as a tree. Pure. */
#ifndef GANDER_PAGE_SITE_DISCOVER_H
#define GANDER_PAGE_SITE_DISCOVER_H

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/source.h"

struct discovered_feed {
    const char *url, *title, *type;
    bool declared; /* link rel=alternate; else a visible link or a guess worth a request */
};

struct discovery {
    struct arena arena;
    const char *title;             /* the site's name */
    const char *canonical_url;     /* link rel=canonical, NULL when absent */
    struct discovered_feed *feeds; /* best first: declared, visible, well-known names */
    size_t n_feeds;
    struct outline *menu; /* preorder; leaves are NODE_LIST */
    size_t n_menu;
};

MUST_CHECK bool page_discover(struct str bytes, const char *url, const char *content_type,
                              struct discovery *out, struct error *e);
/* What the page of an entry of a site's menu adds to that: only the menu is filled. */
MUST_CHECK bool page_discover_section(struct str bytes, const char *url, const char *content_type,
                                      const struct outline *site, size_t n_site,
                                      struct discovery *out, struct error *e);
/* Whether a link with these attributes declares a feed. */
bool page_declares_feed(struct str rel, struct str type, struct str href);
void discovery_fini(struct discovery *d);

#endif
