/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article: laid out as far as it was looked at, at the place where reading stopped. */
#ifndef GANDER_TUI_ARTICLE_ARTICLE_H
#define GANDER_TUI_ARTICLE_ARTICLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "engine/engine.h"
#include "layout/layout.h"
#include "text/match.h"
#include "tui/article/pictures.h"
#include "tui/core/text-size.h"
#include "tui/core/view.h"

struct article_view {
    int64_t wanted;            /* the article to show; 0: none */
    uint32_t request;          /* of its load under way, 0: none */
    bool page_text;            /* the page's text rather than the feed's */
    bool awaits_page;          /* the page is being fetched */
    struct error page_failure; /* why it could not be had just now; ERROR_NONE when it could */

    bool shows_feed;   /* the feed's text, though there is the page's */
    bool switched;     /* the text that is being loaded is the other one */
    bool return_known; /* where the reader was in the other one, when it was left: */
    uint64_t return_place;

    bool loaded;
    struct engine_article data; /* its body wrapped in head and foot */
    struct text_facts facts;
    const struct text_size *own_size; /* its source's, NULL when that has none */
    struct layout *layout;
    struct layout_options laid_out; /* what `layout` was made with */
    unsigned width_rules;           /* likewise (text/width.h) */
    struct text_plan plan;          /* the size that its lines have */
    struct surface line;            /* where a line is painted before it is enlarged */
    size_t top;                     /* the first line shown */
    uint32_t position;              /* plain-text offset at the top, over every size */
    uint32_t saved_position;
    size_t reading;          /* the line that is read, in view: the cursor is on it */
    uint32_t reading_offset; /* of its text, over every size */
    bool reading_marked;     /* a mark says where it is */
    bool ruler;              /* the other lines step back */
    bool hyperlinks;         /* the terminal gets its links too */
    uint64_t place;          /* where to begin, once the text is laid out (text/anchor.h) */
    bool place_wanted;
    VEC(long) times; /* to read the text from each of its blocks on */

    struct article_pictures pictures;

    struct buf find;         /* lit; empty when there is no find */
    VEC(struct match) found; /* of the find, else the words of the list's search, in their order */
    bool hits_out;           /* the user put out the lights of the search's words */
    size_t found_at;         /* the find's match at hand */
    VEC(int)
    hints; /* links, and images (below 0), that letters are shown on, while one is being chosen */
    struct buf typed;     /* of a hint */
    VEC(uint32_t) places; /* offsets at the top, where links within the text were followed */
};

#endif
