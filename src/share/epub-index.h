/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Index of an EPUB: package document and navigation document (EPUB 3.3). */
#pragma once

#include "base/buf.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "base/vec.h"
#include "text/date/date.h"

struct epub_chapter {
    const char *title; /* sanitized */
    const char **path; /* titles of categories and source, sanitized */
    size_t n_path;
    size_t rank;   /* of its source in the tree */
    size_t number; /* from 1, as exported; its file is "a<number>.xhtml" */
};

/* Strings belong to the arena. */
struct epub_index {
    struct arena arena;
    VEC(struct epub_chapter) chapters;
    struct buf pictures; /* manifest items */
    const char *title;
    const char *language;     /* common one, "und" when there is none */
    const char *author, *url; /* of a single article; NULL: none */
    struct date date;         /* likewise; DATE_NONE: none */
    bool rtl;                 /* the title is right-to-left */
    int64_t now;
    uint8_t hash[SHA256_BYTES]; /* of titles and articles, for the identifier */
};

/* Sorts chapters by source, in the order of the tree. */
void epub_index_sort(struct epub_index *i);
void epub_index_fini(struct epub_index *i);

void epub_index_add_package(struct buf *b, const struct epub_index *i);
/* The chapters by category and source. */
void epub_index_add_navigation(struct buf *b, const struct epub_index *i);
