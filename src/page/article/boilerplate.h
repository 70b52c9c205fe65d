/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases that pages put around articles. They count only where they start a short line. Pure. */
#ifndef GANDER_PAGE_ARTICLE_BOILERPLATE_H
#define GANDER_PAGE_ARTICLE_BOILERPLATE_H

#include <stdbool.h>

#include "base/str.h"

enum phrase {
    PHRASE_NONE,
    PHRASE_LINE,    /* the line goes */
    PHRASE_SECTION, /* a heading: what it heads goes too (related stories, comments) */
    PHRASE_LONG,    /* starts like a section, but is more than a heading */
    PHRASE_END,     /* the article ends here */
};

/* `line` is one block's text, white space collapsed. */
enum phrase boilerplate_find(struct str line);

/* Asks the reader to follow, subscribe or download: the words for asking and for the service. Also
 * a sentence of an article may, so it counts only behind most of the text. */
bool boilerplate_is_call(struct str line);

/* The line heads a list of other articles. */
bool boilerplate_is_related(struct str line);

#endif
