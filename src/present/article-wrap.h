/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article's head and foot in the user's language: in the article pane, and in what `gander show`
 * prints. */
#ifndef GANDER_PRESENT_ARTICLE_WRAP_H
#define GANDER_PRESENT_ARTICLE_WRAP_H

#include "engine/engine.h"
#include "layout/layout.h"

struct article_wrapping {
    bool ascii;             /* only ASCII between the parts of a line */
    bool link_list;         /* all links' addresses at the end */
    const char *shown_path; /* a breadcrumb equal to it is left out; NULL: none */
    const char *notice;     /* a remark below the info line, NULL for none */
    struct zone zone;       /* the reader's */
};

/* Puts them around the body. */
void article_wrap(struct engine_article *a, const struct article_wrapping *w);

/* Sets what images and other media are called. */
void article_set_labels(struct layout_options *options);

#endif
