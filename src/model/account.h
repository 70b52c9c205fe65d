/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Account at a server that speaks the Google Reader API: plain data. Its node is a portal; folders
 * of the server are categories in it, feeds are sources. Strings belong to the container's arena.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "model/source-status.h"

/* Source of the password, which is never stored itself. All but one are NULL. */
struct account_password {
    const char *command; /* command line, split without a shell; the first line of its output */
    const char *file;    /* absolute path; the first line */
    const char *typed;   /* for a new account, which gets a file with it */
};

struct account {
    int64_t id;         /* of its portal's node */
    const char *title;  /* of the portal */
    const char *server; /* greader_server_name() */
    const char *url;    /* base of the API, without a slash at the end */
    const char *user;
    struct account_password password;
    bool has_labels;             /* the server's items may have labels */
    bool pulled;                 /* the first pull is complete */
    int64_t labels_at;           /* last comparison of all labels; 0: never */
    int64_t labels_hash;         /* of the server's list of labels at that time */
    struct source_status status; /* due_at: end of a pause that the server asked for; 0: none */
    int64_t unsent;              /* changes not sent yet */
};

struct account_list {
    struct arena arena;
    struct account *v;
    size_t n;
};

ARENA_FINI(account_list);
