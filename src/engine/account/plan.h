/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Three-way comparison of subscriptions: the server's, the tree's, and those that both last agreed
 * on. A side that differs from the agreement has changed; where both have, the tree's title and
 * folder win, since they reach the server last, and a removal wins over everything. Pure.
 */
#pragma once

#include "base/vec.h"
#include "store/account/accounts.h"

/* Feed as one side has it; titles and folders (a name, "": none) are sanitized lines. */
struct plan_feed {
    const char *stream; /* server: NULL at the tree */
    int64_t node;       /* tree */
    const char *title, *folder;
    const char *url, *site_url; /* may be NULL */
    bool has_articles;          /* tree */
};

enum plan_kind {
    /* in the database, at once */
    PLAN_ADD,    /* feed: server's */
    PLAN_REMOVE, /* node */
    PLAN_EDIT,   /* node, title, folder */
    PLAN_RENAME, /* a category: from, folder */
    PLAN_AGREE,  /* feed: the new agreement */
    PLAN_FORGET, /* node: neither side has it, or the server has it anew */
    /* at the server, one by one */
    PLAN_SUBSCRIBE,    /* feed: the tree's */
    PLAN_UNSUBSCRIBE,  /* stream, node */
    PLAN_EDIT_THERE,   /* feed: the agreement to come; from: its folder there */
    PLAN_RENAME_THERE, /* a folder: from, folder */
    PLAN_AGREE_THERE,  /* feed: the new agreement, once its folder is renamed there */
    PLAN_FIRST_THERE = PLAN_SUBSCRIBE,
};

struct plan_step {
    enum plan_kind kind;
    struct account_feed feed; /* node, stream, title, folder, adopted */
    const char *url, *site_url, *from;
    bool conflict; /* both sides had changed */
};

struct account_plan {
    struct arena arena;
    VEC(struct plan_step) steps; /* those in the database first */
};

struct plan_input {
    const struct plan_feed *server, *tree;
    size_t n_server, n_tree;
    const struct account_feed *agreed;
    size_t n_agreed;
    const char *const *folders; /* categories of the tree */
    size_t n_folders;
    bool again; /* asks again for refused feeds */
};

/* True for addresses of one feed. */
bool plan_same_url(const char *a, const char *b);

void account_plan_make(const struct plan_input *in, struct account_plan *out);
void account_plan_fini(struct account_plan *plan);
