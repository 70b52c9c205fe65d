/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "layout/font.h"
#include "text/utf8.h"
#include "text/width.h"

/* Dots of a cell. */
static const struct {
    int width, height;
} cells[] = {
    [BLOCKS_DOTS] = {2, 4},
    [BLOCKS_QUADRANTS] = {2, 2},
    [BLOCKS_HALVES] = {1, 2},
};

void dots_init(struct dots *c, enum blocks_style style, int width, int rows)
{
    c->width = (width > 0 ? width : 1) * cells[style].width;
    c->height = (rows > 0 ? rows : 1) * cells[style].height;
    c->ink = mem_zalloc((size_t)c->height, (size_t)c->width);
}

void dots_fini(struct dots *c)
{
    free(c->ink);
    *c = (struct dots){0};
}

void dots_clear(struct dots *c)
{
    memset(c->ink, 0, (size_t)c->width * (size_t)c->height);
}

static bool is_inside(const struct dots *c, int x, int y)
{
    return x >= 0 && x < c->width && y >= 0 && y < c->height;
}

bool dots_get(const struct dots *c, int x, int y)
{
    return is_inside(c, x, y) && c->ink[(size_t)y * (size_t)c->width + (size_t)x];
}

void dots_set(struct dots *c, int x, int y)
{
    if (is_inside(c, x, y)) {
        c->ink[(size_t)y * (size_t)c->width + (size_t)x] = 1;
    }
}

static void draw_glyph(struct dots *c, int x, int y, const struct glyph *glyph, bool bold)
{
    for (int row = 0; row < FONT_HEIGHT; row++) {
        for (int i = 0; i < FONT_WIDTH; i++) {
            if (glyph->rows[row] >> (FONT_WIDTH - 1 - i) & 1) {
                dots_set(c, x + i, y + row);
                if (bold) {
                    dots_set(c, x + i + 1, y + row);
                }
            }
        }
    }
}

/* Stands for a character that the font does not have. */
static void draw_box(struct dots *c, int x, int y, int width)
{
    enum { BOX_TOP = 2, BOX_BOTTOM = 8 };
    for (int i = 0; i < width - 1; i++) {
        dots_set(c, x + i, y + BOX_TOP);
        dots_set(c, x + i, y + BOX_BOTTOM);
    }
    for (int row = BOX_TOP; row <= BOX_BOTTOM; row++) {
        dots_set(c, x, y + row);
        dots_set(c, x + width - 2, y + row);
    }
}

int dots_draw_text(struct dots *c, int x, int y, struct str text, bool bold)
{
    struct cluster cluster;
    for (size_t at = 0; cluster_next(text, &at, &cluster);) {
        size_t first = 0;
        struct glyph glyph;
        int advance = cluster.width * FONT_ADVANCE;
        if (font_glyph(utf8_next(cluster.text, &first), &glyph)) {
            draw_glyph(c, x, y, &glyph, bold);
        } else if (advance > 0) {
            draw_box(c, x, y, advance);
        }
        x += advance;
    }
    return x;
}

/* The cell's dots as bits, by rows from the upper left: bit 0, 1, … */
static unsigned read_cell(const struct dots *c, enum blocks_style style, int column, int row)
{
    unsigned bits = 0;
    int width = cells[style].width, height = cells[style].height;
    for (int i = 0; i < width * height; i++) {
        bool ink = dots_get(c, column * width + i % width, row * height + i / width);
        bits |= (unsigned)ink << i;
    }
    return bits;
}

/* Braille patterns number their dots by columns, and the lowest row last. */
static uint32_t braille(unsigned bits)
{
    static const unsigned char values[] = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
    uint32_t c = 0x2800;
    for (size_t i = 0; i < sizeof values; i++) {
        c += bits >> i & 1 ? values[i] : 0;
    }
    return c;
}

void dots_add_row(struct buf *b, const struct dots *c, enum blocks_style style, int row)
{
    static const char *const quadrants[] = {" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛",
                                            "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"};
    static const char *const halves[] = {" ", "▀", "▄", "█"};
    for (int column = 0; column < c->width / cells[style].width; column++) {
        unsigned bits = read_cell(c, style, column, row);
        if (style == BLOCKS_QUADRANTS) {
            buf_add_c(b, quadrants[bits]);
        } else if (style == BLOCKS_HALVES) {
            buf_add_c(b, halves[bits]);
        } else if (bits) {
            utf8_add(b, braille(bits));
        } else {
            buf_add_char(b, ' ');
        }
    }
}

int blocks_columns(enum blocks_style style, int width)
{
    return width * cells[style].width / FONT_ADVANCE;
}

int blocks_lines(enum blocks_style style, int rows)
{
    return rows * cells[style].height / FONT_HEIGHT;
}
