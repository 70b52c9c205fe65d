/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Discovery of subscriptions on a page: its feeds, and a portal's menu as a tree. Pure. */
#pragma once

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/source.h"

struct discovered_feed {
    const char *url, *title, *type;
    bool declared; /* by link rel=alternate; else a visible link or a guessed address */
};

/* File that may have the menu of a page without one: a frame, or a script that writes it. */
struct discovered_part {
    const char *url;
    bool script; /* its menu is read as if it were in the page */
};

struct discovery {
    struct arena arena;            /* owns all below */
    const char *title;             /* name of the site */
    const char *canonical_url;     /* link rel=canonical, NULL when absent */
    struct discovered_feed *feeds; /* best first: declared, visible, well-known names */
    size_t n_feeds;
    struct outline *menu; /* preorder; leaves are NODE_LIST */
    size_t n_menu;
    struct discovered_part *parts; /* frames, then scripts named as a menu; of the page's site */
    size_t n_parts;
};

/* Fails as dom_parse() does. The caller frees *out with discovery_fini() after success. */
MUST_CHECK bool page_discover(struct str bytes, const char *url, const char *content_type,
                              struct discovery *out, struct error *e);
/* The same for a section of a site: fills only the menu, with the entries that `site` lacks. */
MUST_CHECK bool page_discover_section(struct str bytes, const char *url, const char *content_type,
                                      const struct outline *site, size_t n_site,
                                      struct discovery *out, struct error *e);
/* True when a link element with these attributes declares a feed. */
bool page_declares_feed(struct str rel, struct str type, struct str href);
ARENA_FINI(discovery);
