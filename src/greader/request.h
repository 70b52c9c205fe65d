/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Requests of the Google Reader API as plain data. Each function fills a request, which belongs to
 * the caller: greader_request_fini(). Streams are ids as in greader/stream.h. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct greader_request {
    bool is_post;
    bool is_login;   /* else the header is "Authorization: GoogleLogin auth=TOKEN" */
    bool is_lookup;  /* of an address by the server: Miniflux fails with 500 if it has no feed */
    bool is_change;  /* else harmless to repeat, and answered with JSON or a token */
    struct buf path; /* below the base, "/reader/api/0/…?…", ASCII */
    struct buf form; /* without T: application/x-www-form-urlencoded; holds the password of a
                      * login; empty for GET */
};

void greader_request_fini(struct greader_request *r);
/* Appends the body of a POST: the form with the token T (NULL: none). */
void greader_request_add_body(struct buf *b, const struct greader_request *r, const char *token);

void greader_log_in(struct greader_request *r, const char *user, const char *password);
void greader_get_token(struct greader_request *r);
void greader_list_tags(struct greader_request *r);
void greader_list_subscriptions(struct greader_request *r);

struct greader_ids_query {
    const char *stream;
    const char *without;      /* leaves out items of this stream: GREADER_READ; NULL: none */
    const char *continuation; /* of the page before; NULL: first page */
    int limit;                /* per page */
};
/* Newest first. */
void greader_list_ids(struct greader_request *r, const struct greader_ids_query *q);
/* The server leaves out unknown ids. */
void greader_get_items(struct greader_request *r, const int64_t *ids, size_t n);

/* Adds and removes one state or label each (NULL: none); unknown ids are ignored. Two in one call
 * would lose one of them (FreshRSS). */
void greader_edit_items(struct greader_request *r, const int64_t *ids, size_t n, const char *add,
                        const char *remove);

/* Subscribes to the feed that the server finds at an address: greader_read_added(). */
void greader_quick_add(struct greader_request *r, const char *url);
void greader_unsubscribe(struct greader_request *r, const char *stream);
/* Sets the title and moves the feed between folders (names; all may be NULL). */
void greader_edit_subscription(struct greader_request *r, const char *stream, const char *title,
                               const char *to, const char *from);
/* Renames a folder or tag. */
void greader_rename_label(struct greader_request *r, const char *from, const char *to);
