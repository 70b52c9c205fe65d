/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article view: laid out as far as it was looked at, opened where reading stopped. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "engine/engine.h"
#include "layout/layout.h"
#include "text/find/match.h"
#include "tui/article/pictures.h"
#include "tui/core/view.h"
#include "tui/size/text-size.h"

struct article_view {
    int64_t wanted;            /* id of the article to show, 0: none */
    uint32_t request;          /* of its pending load, 0: none */
    bool page_text;            /* page's text instead of the feed's */
    bool related;              /* with related articles: once the text was painted */
    bool grows;                /* the pending load only adds to the foot: lines above stay */
    bool awaits_page;          /* a fetch of the page is in progress */
    struct error page_failure; /* reason for its last failure, ERROR_NONE after success */

    bool shows_feed;   /* the feed's text although the page's exists */
    bool switched;     /* the pending load is of the other text */
    bool return_known; /* the other text was left at return_place */
    uint64_t return_place;

    bool loaded;
    struct engine_article data; /* body with head and foot */
    struct text_facts facts;
    const struct text_size *own_size; /* its source's, NULL: none */
    struct layout *layout;
    struct layout_options laid_out; /* options of `layout` */
    unsigned width_rules;           /* likewise (text/display/width.h) */
    struct text_plan plan;          /* realization of its text size */
    struct surface line;            /* a line is painted here before it is enlarged */
    size_t top;                     /* first line shown */
    uint32_t position;              /* plain-text offset at the top, independent of the size */
    uint32_t saved_position;
    size_t reading;          /* current line, in view: it has the cursor */
    uint32_t reading_offset; /* of its text, independent of the size */
    bool reading_marked;     /* a mark shows the current line */
    bool line_focus;         /* line focus: other lines are faded */
    bool hyperlinks;         /* links are passed to the terminal */
    uint64_t place;          /* where to start after layout (text/find/anchor.h) */
    bool place_wanted;
    VEC(long) times; /* reading time from each text block to the end */

    struct article_pictures pictures;

    struct buf find;         /* highlighted; empty without a find */
    VEC(struct match) found; /* of the find, else of the search's words, in order */
    bool hits_hidden;        /* the user turned the search's highlights off */
    size_t found_at;         /* current match of the find */
    VEC(int) hints;          /* links and images (below 0) labelled with letters */
    struct buf typed;        /* part of a hint */
    VEC(uint32_t) places;    /* offsets at the top before following links within the text */
};
