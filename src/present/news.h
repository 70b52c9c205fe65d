/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New articles of a refresh, counted by the folders of their sources. */
#pragma once

#include "base/buf.h"
#include "base/vec.h"

struct engine_event;
struct tree;

struct news_source {
    int64_t node, added;
};

struct news {
    VEC(struct news_source) sources;
    int64_t added;       /* sum */
    struct buf reported; /* titles of articles that rules report, a line each */
};

static inline bool news_exist(const struct news *n)
{
    return n->added > 0 || n->reported.n > 0;
}

/* Counts an event of a refresh; those without new or reported articles add
 * nothing. */
void news_add(struct news *n, const struct engine_event *event);
void news_clear(struct news *n);
void news_fini(struct news *n);

/* Appends one sanitized line: "12 new articles: World 5, Culture 4, … 3"; titles that rules report
 * come first: "Flood warning, … · 12 new articles: …". */
void news_add_line(const struct news *n, const struct tree *tree, struct buf *b);
/* Appends "COUNT<tab>PATH" for each folder with new articles, most first. */
void news_add_folders(const struct news *n, const struct tree *tree, struct buf *b);
