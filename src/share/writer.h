/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interface of the writers of formats. Each article is written at once: none stays in memory. */
#pragma once

#include "layout/layout.h"
#include "share/out.h"
#include "share/share.h"

struct share_context {
    struct engine *engine;
    const struct share_options *options;
    struct layout_options layout; /* for text; its labels for markup as well */
    struct out *out;
    const char *title; /* of the document */
    bool single;       /* the document is one article */
    size_t count;      /* articles written before */
    void *state;       /* the writer's, zeroed at first */
};

struct share_writer {
    size_t state_size;
    bool fields_only; /* uses no body; else articles have head and foot (article_wrap) */
    bool allows_none; /* the document may be empty */
    /* NULL: nothing to write before the first article, and after the last one. */
    bool (*begin)(struct share_context *c, const struct engine_article *first, struct error *e);
    bool (*end)(struct share_context *c, struct error *e);
    bool (*article)(struct share_context *c, struct engine_article *a, struct error *e);
    void (*fini)(struct share_context *c);
};

extern const struct share_writer share_text, share_pages, share_markdown, share_html, share_epub,
    share_json, share_mail;
