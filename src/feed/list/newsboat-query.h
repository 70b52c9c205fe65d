/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translation of newsboat's filter expressions (query feeds, ignore-article) to gander's queries
 * (store/search/query.h). Pure. Differences that are accepted: a regular expression of plain words
 * finds words by prefix instead of anywhere, an age counts from the start of a day.
 */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

struct newsboat_terms {
    /* Appends the terms, joined by OR, of the feeds with a tag; false for an unknown tag. NULL: no
     * tag is known. */
    bool (*add_tag)(void *context, struct str tag, struct buf *b);
    void *context;
    const char *stars; /* letters of flags that are stars; NULL: none */
};

/* Appends the query of an expression. False for one without counterpart, with the offset of the
 * part that has none in *at. */
bool newsboat_add_query(struct buf *b, struct str expression, const struct newsboat_terms *terms,
                        size_t *at);

/* Appends in:PATH, quoted. False for a path that cannot be quoted. */
bool newsboat_add_in(struct buf *b, struct str path);

/* Name of the tag for a letter of newsboat's flags. */
void newsboat_add_flag(struct buf *b, char flag);
