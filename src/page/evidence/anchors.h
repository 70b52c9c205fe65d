/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Table of a page's links to possible articles or lists, resolved and labelled, in document order,
 * so that those within a subtree are a slice. Excludes hidden links, scripts, fragments and other
 * schemes, and labels such as "home" or "log in". Pure, linear.
 */
#pragma once

#include "page/dom/dom.h"
#include "page/dom/select.h"
#include "page/evidence/label.h"

enum { ANCHOR_ARTICLE = 70 }; /* least evidence of an article */

struct anchor {
    const struct dom_node *node; /* the a element, or what acts as one */
    struct str url;              /* NUL-terminated; absolute if the page's address is known */
    struct str text;             /* visible label */
    enum label_kind kind;        /* OTHER, MORE or EMPTY */
    uint32_t weight;             /* text_weight() of the label */
    unsigned article;            /* evidence, 0-100, that url is an article, not a list */
    uint64_t key;                /* anchor_key() of url */
};

struct anchors {
    struct anchor *v;
    uint32_t n;
    uint32_t *before; /* prefix sums: links before each node; dom.n + 1 elements */
};

/* Base of relative links, in the dom's arena: the base element's, else `url`; "" for neither. */
struct str page_base(struct dom *d, const char *url);

/* Address in an attribute, absolute if possible, in the arena; p is NULL for none or one that
 * cannot be fetched. */
struct str page_resolve(struct arena *a, struct str base, struct str reference);

/* True for a page that claims to be in Chinese, or is below .cn. */
bool page_claims_chinese(const struct dom *d, struct str url);

/* Hash that is equal for links to the same page, regardless of fragments. */
uint64_t anchor_key(struct str url);
/* Order of keys, for qsort() and bsearch(). */
int anchor_compare_keys(const void *x, const void *y);

/* True for the address of a site's front page. */
bool page_is_home(struct str url);

/* True for the same registrable domain, or when either address has no host. */
bool page_same_site(struct str a, struct str b);

/* Sets all but the node; false for an address that cannot be fetched. */
bool anchor_init(struct arena *a, struct str base, struct str href, enum label_kind kind,
                 struct str text, struct anchor *out);

/* Elements read as links. */
enum anchors_of {
    ANCHORS_OF_LIST,  /* links to other pages */
    ANCHORS_OF_MENU,  /* also to the page itself, and pictures named by their text */
    ANCHORS_OF_PARTS, /* also areas of image maps, options, handlers, noscript */
};

/* Allocates in the dom's arena. `url` is the page's own address, or NULL. Excludes links within
 * matches of `drop` (may be NULL). */
void anchors_read(struct dom *d, const char *url, const struct selector *drop, enum anchors_of of,
                  struct anchors *out);

/* Number of links in the nodes [from, end). */
static inline uint32_t anchors_within(const struct anchors *l, uint32_t from, uint32_t end)
{
    return l->before[end] - l->before[from];
}
