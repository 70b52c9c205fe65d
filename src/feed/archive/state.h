/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * States of articles as JSON: {"format": "gander state", "version": 1, "articles": [{…}, …]}.
 * Written and read an article at a time, so that memory does not grow with their number. Unknown
 * members are ignored. Pure.
 */
#pragma once

#include "base/buf.h"
#include "base/error.h"
#include "base/mem.h"
#include "model/article-state.h"

enum { STATE_MAX_BYTES = 4 << 20 }; /* of an article */

extern const char state_json_head[], state_json_tail[]; /* of the file */
/* Appends an article on a line of its own. */
void state_json_add(struct buf *b, const struct article_state *state, bool first);

/* Splits a file into its articles. Zeroed memory is ready; buf_fini(&r->object) frees. */
struct state_reader {
    struct buf object; /* current one, or the head */
    int depth;         /* of brackets and braces */
    bool quoted, escaped, headed, ended;
    int64_t line; /* line ends so far */
};

/* Takes bytes of the file up to the end of an article: *found, in *out (strings in `arena`).
 * Without one, they are used up. ERROR_INVALID, with the line, for damage or another format. */
MUST_CHECK bool state_json_read(struct state_reader *r, struct str *bytes, struct arena *arena,
                                struct article_state *out, bool *found, struct error *e);
/* ERROR_INVALID for a file that ends early. */
MUST_CHECK bool state_json_end(const struct state_reader *r, struct error *e);
