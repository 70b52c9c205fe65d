/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All links of a page that could lead to an article or a list of articles: resolved, with their
 * labels, in document order, so that the links within any part of the page are a slice. Left out
 * are links that nobody sees, that lead nowhere (scripts, fragments, other schemes), and those to
 * the site's furniture. Linear.
 */
#ifndef GANDER_PAGE_EVIDENCE_ANCHORS_H
#define GANDER_PAGE_EVIDENCE_ANCHORS_H

#include "page/dom/dom.h"
#include "page/dom/select.h"
#include "page/evidence/label.h"

struct anchor {
    const struct dom_node *node; /* the a element */
    struct str url;              /* absolute where the page's address is known; NUL-ended */
    struct str text;             /* as shown */
    enum label_kind kind;        /* OTHER, MORE or EMPTY */
    uint32_t weight;             /* of the text, as text_weight() has it */
    unsigned article;            /* 0-100: how much the address looks like an article's */
    uint64_t key;                /* equal for links to the same page */
};

struct anchors {
    struct anchor *v;
    uint32_t n;
    uint32_t *before; /* by node index, and one more: how many links start before that node */
};

/* The address that relative links are resolved against: the base element's, else `url`. It is in
 * the arena; "" when neither is there. */
struct str page_base(struct dom *d, const char *url);

/* The address in a link's or image's attribute, absolute if possible, in the arena; p is NULL when
 * there is none, or none that can be fetched. */
struct str page_resolve(struct arena *a, struct str base, struct str reference);

/* What the links to one page have in common. */
uint64_t anchor_key(struct str url);

/* How much an address looks like that of one article rather than of a list, 0-100. */
unsigned anchor_article(struct str url);

/* Whether the address is that of a site's own front page. */
bool page_is_home(struct str url);

/* On one site: the same host, but for www. and other subdomains. True when either has no host. */
bool page_same_site(struct str a, struct str b);

/* Everything is allocated in the dom's arena. `url` is the page's own address, or NULL; links in
 * what `drop` matches (may be NULL) are left out, and those to the page itself without `own`. */
void anchors_read(struct dom *d, const char *url, const struct selector *drop, bool own,
                  struct anchors *out);

/* How many links stand in the nodes from `from` to before `end`. */
static inline uint32_t anchors_within(const struct anchors *l, uint32_t from, uint32_t end)
{
    return l->before[end] - l->before[from];
}

#endif
