/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A surface with a theme and a set of marks: what views paint with. */
#ifndef GANDER_TUI_DRAW_CANVAS_H
#define GANDER_TUI_DRAW_CANVAS_H

#include "base/str.h"
#include "config/theme.h"
#include "screen/glyphs.h"
#include "screen/surface.h"

/* How a row stands: its role's colours change with it. */
enum row_state { ROW_PLAIN, ROW_SELECTED, ROW_SELECTED_IDLE };

struct canvas {
    struct surface *surface;
    const struct theme *theme;
    const struct glyphs *glyphs;
    bool terminal_bidi; /* right-to-left text is painted as it is read: the terminal turns it */
    struct str whole;   /* the text whose rows are painted: they have its direction; else empty */
};

struct style canvas_style(const struct canvas *c, enum role role, enum row_state state);

/* Text from (x, y), cut with an ellipsis after `width` cells; returns the cells it took. Where it
 * has right-to-left letters, each part between the glyphs' separators has a direction of its own.
 */
int canvas_text(const struct canvas *c, int x, int y, int width, struct str text,
                struct style style);
/* The same for words of gander's own, which are left to right whatever they quote. */
int canvas_words(const struct canvas *c, int x, int y, int width, struct str words,
                 struct style style);
/* Only the style of bytes from `from` to before `to`, of text that was painted so. */
void canvas_restyle_text(const struct canvas *c, int x, int y, int width, struct str text,
                         size_t from, size_t to, struct style style);
/* What is typed into a line, and where the cursor stands before its byte `cursor`. Returns the
 * column after the text, which may need one cell more than `width` for the cursor. */
int canvas_typed(const struct canvas *c, int x, int y, struct str text, size_t cursor,
                 struct style style);
/* Like canvas_text, ending before column `end`. */
void canvas_text_right(const struct canvas *c, int end, int y, int width, struct str text,
                       struct style style);
/* In the middle of `area`'s row `y` (counted from its top). */
void canvas_text_center(const struct canvas *c, struct rect area, int y, struct str text,
                        struct style style);
void canvas_fill(const struct canvas *c, struct rect area, enum role role);
/* Fills a row for its state and paints the mark of a selected one in its first cell. */
void canvas_row(const struct canvas *c, struct rect area, int y, enum row_state state);
/* A box of lines, its inside cleared, with words on its upper edge. */
void canvas_box(const struct canvas *c, struct rect box, struct str title, enum role role);
/* Where the hardware cursor belongs. */
void canvas_cursor(const struct canvas *c, int x, int y);

#endif
