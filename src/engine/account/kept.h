/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to GET requests with a validator, for conditional requests (RFC 9110 section 13): an
 * answer 304 stands for the kept one. Bounded; zeroed memory is empty. */
#pragma once

#include "base/buf.h"
#include "net/net.h"

enum { KEPT_MAX_ANSWERS = 4, KEPT_MAX_BYTES = 1 << 20 /* each */ };

struct kept_answer {
    char *path; /* NULL: free */
    char *etag, *last_modified;
    struct buf body;
};
struct kept_answers {
    struct kept_answer v[KEPT_MAX_ANSWERS];
};

/* NULL for none. */
const struct kept_answer *kept_find(const struct kept_answers *k, const char *path);
/* Keeps a copy of an answer with status 200 in place of an older one, or while there is room. */
void kept_note(struct kept_answers *k, const char *path, const struct net_response *r);
void kept_fini(struct kept_answers *k);
