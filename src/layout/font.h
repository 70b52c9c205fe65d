/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The letters of text that is drawn from dots: a small bitmap font of gander's own, and what a
 * larger font from elsewhere has to offer. Pure.
 */
#ifndef GANDER_LAYOUT_FONT_H
#define GANDER_LAYOUT_FONT_H

#include <stdbool.h>
#include <stdint.h>

enum {
    FONT_WIDTH = 5,   /* dots of a glyph; letters stand FONT_ADVANCE apart */
    FONT_HEIGHT = 12, /* of a line: accents 2, capitals 7, descenders 2, space 1 */
    FONT_ADVANCE = 6,
};

struct glyph {
    uint8_t rows[FONT_HEIGHT]; /* bit 4 is the leftmost dot */
};

/* The glyph of a character: ASCII, Latin letters with their accents, common punctuation. False
 * when there is none. */
bool font_glyph(uint32_t c, struct glyph *out);

enum { TALL_HEIGHT = 16, TALL_ADVANCE = 8 };

/* A glyph of a font of 16 rows, Chinese included. */
struct tall_glyph {
    int width;                  /* dots: TALL_ADVANCE, or twice that */
    uint16_t rows[TALL_HEIGHT]; /* bit 15 is the leftmost dot */
};

/* Where such glyphs come from (unifont.h). */
struct glyph_source {
    bool (*find)(const struct glyph_source *source, uint32_t c, struct tall_glyph *out);
};

#endif
