/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The links of a page that could be entries of its menu, as against headlines, files, furniture and
 * other sites, and the labels that could name them. Pure, linear.
 */
#ifndef GANDER_PAGE_SITE_MENU_LINKS_H
#define GANDER_PAGE_SITE_MENU_LINKS_H

#include "model/source.h"
#include "page/evidence/anchors.h"

struct menu_links {
    struct dom *d;
    struct anchors links;
    unsigned char *fit;      /* by link: it could be an entry of a menu */
    uint32_t *fit_before;    /* by link index, and one more: how many fit before it */
    uint32_t *titles_before; /* how many before it look like articles */
    uint32_t first_news;     /* the node where the page's news begin; dom.n without any */
};

/* `url` is the page's own address, or NULL. Everything is in the dom's arena. */
void menu_links_read(struct dom *d, const char *url, struct menu_links *out);

/* Leaves as entries only what is below the page's own address, and neither the menu of its site nor
 * an article: those of a section's own menu. */
void menu_links_limit(struct menu_links *m, const char *url, const struct outline *site, size_t n);

/* How many links, entries and headlines there are below a node. */
uint32_t menu_links_in(const struct menu_links *m, const struct dom_node *n);
uint32_t menu_fit_in(const struct menu_links *m, const struct dom_node *n);
uint32_t menu_titles_in(const struct menu_links *m, const struct dom_node *n);

/* The text below a node as a label, cleaned. */
struct str menu_label(const struct menu_links *m, const struct dom_node *n);
/* A name with at most one link, and no list: what could stand above others. */
bool menu_is_label(const struct menu_links *m, const struct dom_node *n);
/* Says nothing: white space, a rule, an icon. */
bool menu_is_blank(const struct menu_links *m, const struct dom_node *n);

bool menu_is_list(const struct dom_node *n);
bool menu_is_heading(const struct dom_node *n);

#endif
