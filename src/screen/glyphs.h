/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks for a terminal with UTF-8, and for one without. */
#ifndef GANDER_SCREEN_GLYPHS_H
#define GANDER_SCREEN_GLYPHS_H

#include "base/buf.h"
#include "base/str.h"

struct glyphs {
    const char *lines[16]; /* by the sides they reach: 1 up, 2 down, 4 left, 8 right */
    const char *folded, *unfolded;
    const char *unread, *star, *changed, *problem, *offline;
    const char *selected; /* in front of the selected row */
    const char *here;     /* before the line that is read */
    const char *shown;    /* in the tree, before what the list shows */
    const char *ellipsis;
    const char *step;      /* between the parts of a path: " › " */
    const char *separator; /* between facts: " · " */
    const char *bar_full, *bar_empty;
    const char *refresh;
    const char *checked, *unchecked;
    const char *above, *below; /* there is more */
};

extern const struct glyphs glyphs_unicode, glyphs_ascii;

/* Appends gander's own words: without typographic quotes and dots where the marks have none. */
void glyphs_add_words(const struct glyphs *g, struct buf *b, struct str words);

#endif
