/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Head and foot of an article in the user's language, for the article pane and `gander show`. */
#pragma once

#include "engine/engine.h"
#include "layout/layout.h"

struct article_wrapping {
    bool ascii;             /* only ASCII separators */
    bool link_list;         /* list all link addresses at the end */
    const char *shown_path; /* breadcrumb already on screen, left out; NULL: none */
    const char *notice;     /* line below the info line, NULL: none */
    struct zone zone;       /* time zone of the dates shown */
    bool neighbours;        /* link the neighbours in the source (present/nearby.h) */
};

/* Adds head and foot to the body. */
void article_wrap(struct engine_article *a, const struct article_wrapping *w);

/* Sets the labels of images and other media. */
void article_set_labels(struct layout_options *options);
