/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glyph sets for marks and borders: one for UTF-8 terminals, one in ASCII. */
#pragma once

#include "base/buf.h"
#include "base/str.h"

struct glyphs {
    const char *lines[16]; /* box drawing, by the sides reached: 1 up, 2 down, 4 left, 8 right */
    const char *folded, *unfolded;
    const char *unread, *star, *changed, *problem, *note, *pick, *offline;
    const char *view;     /* saved view in the tree */
    const char *selected; /* in front of the selected row */
    const char *here;     /* reading position in the article */
    const char *shown;    /* tree row whose articles the list shows */
    const char *ellipsis;
    const char *letter_blank; /* left-to-right letter that looks blank; "" in ASCII */
    const char *step;         /* between the parts of a path: " › " */
    const char *separator;    /* between the parts of a line: " · " */
    const char *bar_full, *bar_empty;
    const char *refresh;
    const char *checked, *unchecked;
    const char *above, *below; /* more content above, below */
};

extern const struct glyphs glyphs_unicode, glyphs_ascii;

/* Appends gander's own text; the ASCII set replaces typographic quotes and dots. */
void glyphs_add_words(const struct glyphs *g, struct buf *b, struct str words);
