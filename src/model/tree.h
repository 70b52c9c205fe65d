/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tree of portals, categories, sources and saved views with counts and states: plain data. Strings
 * belong to the tree's arena. Times are seconds since 1970, 0 for never.
 */
#pragma once

#include <string.h>

#include "base/mem.h"
#include "model/source-status.h"
#include "model/source.h"

struct buf;
struct rule;

enum source_health {
    HEALTH_NEW, /* never fetched */
    HEALTH_OK,
    HEALTH_STALE,       /* responds, but its newest article is old */
    HEALTH_FAILING,     /* the last attempt failed */
    HEALTH_STOPPED,     /* 410, or too many failures: fetched only on request */
    HEALTH_UNREACHABLE, /* no failure of the source itself; retried by the next refresh */
};

struct tree_node {
    int64_t id, parent;
    enum node_kind kind;
    int depth; /* 0 for portals */
    const char *title;
    const char *url, *site_url, *language, *description; /* NULL when absent; an account's url is
                                                          * its server's */
    int64_t unread, total;
    int64_t offline;             /* articles complete without the network */
    struct source_status status; /* sources; of a view that cannot be used `problem` and `error`;
                                  * else zero */
    enum source_health health;   /* set by engine_tree(); of a view HEALTH_OK or _FAILING */
    const char *query;           /* of a view; NULL for other nodes */
    bool is_account;             /* the portal of an account (model/account.h), with its status */
    bool synced;                 /* a source that its account's server fetches */
    const char *refusal;         /* why that does not take it; NULL: no such */
    bool counting;               /* the view is not complete yet (store/view/walk.h) */
};

/* Sources with the same problem at the same host. */
struct tree_trouble {
    const char *host;    /* "" for an address without host */
    const char *problem; /* NULL: unknown */
    const size_t *nodes; /* indices into the tree */
    size_t n;
};

struct tree_totals {
    int64_t unread, total; /* of TREE_ALL */
    int64_t offline;       /* of the root */
    int64_t starred;       /* size of the collection */
    int64_t muted;         /* muted articles */
};

struct tree {
    struct arena arena;
    struct tree_node *nodes; /* preorder, without the root */
    size_t n;
    struct tree_totals all;
    /* set by engine_tree(): */
    int64_t downloads, downloads_open; /* all; queued or running */
    int64_t problems;                  /* sources for which node_has_problem() holds, */
    struct tree_trouble *troubles;     /* grouped, in tree order */
    size_t n_troubles;
    struct rule *bad_rules; /* those with a problem */
    size_t n_bad_rules;
    int64_t offline_since; /* start of the network's outage; 0: none known */
    bool login;            /* during an outage: the network requires a login */
    int64_t waiting;       /* due sources that wait for the network */
};

ARENA_FINI(tree);

struct node_counts {
    int64_t id, unread, total, offline;
};

/* What marks change in a tree. */
struct tree_counts {
    struct arena arena;
    struct node_counts *nodes; /* by id; all, also the root and removed ones */
    size_t n;
    struct tree_totals all;
};

ARENA_FINI(tree_counts);

/* Replaces the counts of the tree. */
void tree_set_counts(struct tree *tree, const struct tree_counts *counts);

static inline bool node_has_problem(const struct tree_node *node)
{
    return node->health == HEALTH_FAILING || node->health == HEALTH_STOPPED ||
           node->health == HEALTH_UNREACHABLE;
}

/* A list page that may have further pages (ENGINE_FETCH_OLDER). */
static inline bool node_has_older(const struct tree_node *node)
{
    return node->kind == NODE_LIST && node->status.succeeded_at != 0 && node->status.goes_on;
}

/* True for a source that an account's server may take over. */
static inline bool node_is_for_server(const struct tree_node *node)
{
    return node->kind == NODE_FEED && !url_is_program(node->url);
}

/* True for a source with its address as title. */
static inline bool node_is_untitled(const struct tree_node *node)
{
    return node->url && strcmp(node->title, node->url) == 0;
}

/* Node by id; NULL for the root and unknown ones. */
const struct tree_node *tree_get_node(const struct tree *tree, int64_t id);

/* Appends the node's PATH, "Portal/Category/Source", with escaped slashes and backslashes in
 * titles; unsanitized. */
void tree_add_node_path(struct buf *b, const struct tree *tree, const struct tree_node *node);
