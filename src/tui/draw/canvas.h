/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing context of views: a surface, a theme and a glyph set. */
#pragma once

#include "base/str.h"
#include "config/theme.h"
#include "screen/glyphs.h"
#include "screen/surface.h"

/* State of a row, which changes its role's colours. */
enum row_state { ROW_PLAIN, ROW_SELECTED, ROW_SELECTED_IDLE };

struct canvas {
    struct surface *surface;
    const struct theme *theme;
    const struct glyphs *glyphs;
    bool terminal_bidi; /* right-to-left text is painted in logical order, for the terminal */
    struct str whole; /* text whose rows are being painted, for their base direction; else empty */
};

struct style canvas_style(const struct canvas *c, enum role role, enum row_state state);

/* Paints one of the glyphs in a row of that state. */
void canvas_glyph(const struct canvas *c, int x, int y, const char *glyph, enum role role,
                  enum row_state state);

/* Paints text from (x, y), truncated with an ellipsis to `width` cells; returns the cells used. Of
 * right-to-left text, each part between the glyphs' separators has its own direction. */
int canvas_text(const struct canvas *c, int x, int y, int width, struct str text,
                struct style style);
/* Likewise for gander's own words, left to right whatever they quote. */
int canvas_words(const struct canvas *c, int x, int y, int width, struct str words,
                 struct style style);
/* Restyles bytes from `from` to before `to` of text painted by canvas_text(). */
void canvas_restyle_text(const struct canvas *c, int x, int y, int width, struct str text,
                         size_t from, size_t to, struct style style);
/* Paints typed text with the cursor before its byte `cursor`. Returns the column after the text;
 * the cursor may need a cell more than `width`. */
int canvas_typed(const struct canvas *c, int x, int y, struct str text, size_t cursor,
                 struct style style);
/* Like canvas_text(), ending before column `end`. */
void canvas_text_right(const struct canvas *c, int end, int y, int width, struct str text,
                       struct style style);
/* Centered in row `y` (relative) of `area`. */
void canvas_text_center(const struct canvas *c, struct rect area, int y, struct str text,
                        struct style style);
void canvas_fill(const struct canvas *c, struct rect area, enum role role);
/* Fills a row for its state; marks a selected one in its first cell. */
void canvas_row(const struct canvas *c, struct rect area, int y, enum row_state state);
/* Box with a cleared inside and a title on its upper edge. */
void canvas_box(const struct canvas *c, struct rect box, struct str title);
/* Places the hardware cursor. */
void canvas_cursor(const struct canvas *c, int x, int y);
