/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tree of portals, categories, sources and saved views. Portals are children of the root; portals
 * and categories contain categories and sources; only sources have articles of their own. A view
 * lists the articles that its query finds in the whole archive, and is a child of any but a source
 * or a view.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

enum node_kind {
    NODE_ROOT,
    NODE_PORTAL,
    NODE_CATEGORY,
    NODE_FEED,
    NODE_LIST,
    NODE_PAGE,
    NODE_VIEW,
};

enum {
    TREE_ROOT = 1,  /* id of the root */
    TREE_ALL = -2,  /* in queries: all articles but those of quiet sources */
    TREE_LAST = -1, /* position after all siblings */
};

static inline bool node_is_source(enum node_kind kind)
{
    return kind >= NODE_FEED && kind <= NODE_PAGE;
}

/* True for a node that may have children. */
static inline bool node_is_folder(enum node_kind kind)
{
    return kind < NODE_FEED;
}

/* Entry of an imported, exported or discovered tree, a flat list in preorder. Strings belong to the
 * creator's arena. */
struct outline {
    enum node_kind kind;
    int depth; /* 0 for the topmost entries */
    const char *title;
    const char *url;      /* xmlUrl of a feed, htmlUrl of a list or page */
    const char *site_url; /* a feed's htmlUrl */
    const char *description;
    const char *language;
    const char *query;  /* of a view (store/search/query.h) */
    bool is_public;     /* named by a public host: must not lead to a private network */
    bool is_program;    /* `url` is a PROGRAM_SCHEME and a command line of the user's own */
    const char *filter; /* likewise (model/source-settings.h); NULL: none */
};

/* Addresses of sources that are a program's output: "program:COMMAND LINE". The address alone runs
 * nothing: only one that the user gave as a command line does (source_fetch.is_program). */
#define PROGRAM_SCHEME "program:"

static inline bool url_is_program(const char *url)
{
    return url && strncmp(url, PROGRAM_SCHEME, sizeof PROGRAM_SCHEME - 1) == 0;
}

/* Deep copy. */
struct outline *outlines_copy(struct arena *a, const struct outline *from, size_t n);
