/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bitmap fonts for text drawn with dots: a small built-in one, and the interface of a larger one
 * from a file. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
    FONT_WIDTH = 5,   /* dots of a glyph */
    FONT_HEIGHT = 12, /* of a line: accents 2, capitals 7, descenders 2, space 1 */
    FONT_ADVANCE = 6,
};

struct glyph {
    uint8_t rows[FONT_HEIGHT]; /* bit 4 is the leftmost dot */
};

/* Glyph of ASCII, accented Latin letters and common punctuation; false for other characters. */
bool font_glyph(uint32_t c, struct glyph *out);

enum { TALL_HEIGHT = 16, TALL_ADVANCE = 8 };

/* Glyph of a font of 16 rows, which may have Chinese. */
struct tall_glyph {
    int width;                  /* dots: TALL_ADVANCE or twice that */
    uint16_t rows[TALL_HEIGHT]; /* bit 15 is the leftmost dot */
};

/* Provider of such glyphs (unifont.h). */
struct glyph_source {
    bool (*find)(const struct glyph_source *source, uint32_t c, struct tall_glyph *out);
};
