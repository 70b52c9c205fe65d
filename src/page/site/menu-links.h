/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Classification of a page's links: candidates for menu entries as opposed to headlines, files and
 * links to other sites; and labels, candidates for category names. Pure, linear.
 */
#pragma once

#include "model/source.h"
#include "page/evidence/anchors.h"

struct menu_links {
    struct dom *d;
    struct anchors links;
    unsigned char *fit;      /* by link: 1 for a candidate */
    uint32_t *fit_before;    /* prefix sums: candidates before each link; links.n + 1 elements */
    uint32_t *titles_before; /* likewise of article titles */
    uint32_t first_news;     /* node index of the page's first news; dom.n for none */
};

/* Entry of a menu that is no tree of elements, in the dom's arena. */
struct menu_item {
    int depth;
    struct str title, url; /* url.p NULL: label without link */
    uint64_t key;
};

struct menu_items {
    struct menu_item *v;
    size_t n;
};

/* `url` is the page's own address, or NULL. Everything is in the dom's arena. */
void menu_links_read(struct dom *d, const char *url, enum anchors_of of, struct menu_links *out);

/* True for a link that may be an entry: within the site, neither headline, file nor furniture. */
bool menu_is_fit(const struct anchor *l, struct str base);

/* Limits the candidates to those of a section's own menu: below the page's address, and neither in
 * the menu of its site nor articles. */
void menu_links_limit(struct menu_links *m, const char *url, const struct outline *site, size_t n);

/* Number of links, candidates and titles below a node, in O(1). */
uint32_t menu_links_in(const struct menu_links *m, const struct dom_node *n);
uint32_t menu_fit_in(const struct menu_links *m, const struct dom_node *n);
uint32_t menu_titles_in(const struct menu_links *m, const struct dom_node *n);

/* Cleaned text of a node, in the dom's arena. */
struct str menu_label(const struct menu_links *m, const struct dom_node *n);
/* True for a short text with at most one link, which could name a category. */
bool menu_is_label(const struct menu_links *m, const struct dom_node *n);
/* True for the link of an entry itself, not what holds links. */
bool menu_is_entry(const struct menu_links *m, const struct dom_node *n);
/* True without text: white space, a rule, an icon. */
bool menu_is_blank(const struct menu_links *m, const struct dom_node *n);

bool menu_is_list(const struct dom_node *n);
bool menu_is_heading(const struct dom_node *n);
