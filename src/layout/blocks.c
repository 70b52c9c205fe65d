/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/blocks.h"

#include <stdlib.h>

#include "base/mem.h"
#include "text/display/width.h"
#include "text/utf8.h"

/* Dots per cell. */
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
    if (is_inside(c, x, y))
        c->ink[(size_t)y * (size_t)c->width + (size_t)x] = 1;
}

struct blocks_face blocks_own_face(enum blocks_style style)
{
    /* With two dots per cell 5 rows suffice, without space and one dot of accents on capitals. */
    int height = style == BLOCKS_DOTS ? FONT_HEIGHT : FONT_HEIGHT - 2;
    return (struct blocks_face){FONT_ADVANCE, height, NULL};
}

struct blocks_face blocks_tall_face(const struct glyph_source *source)
{
    return (struct blocks_face){TALL_ADVANCE, TALL_HEIGHT, source};
}

static void draw_own(struct dots *c, int x, int y, const struct glyph *glyph,
                     const struct blocks_face *face)
{
    int cut = face->height < FONT_HEIGHT ? 1 : 0;
    for (int row = 0; row < FONT_HEIGHT; row++) {
        for (int i = 0; i < FONT_WIDTH; i++)
            if (glyph->rows[row] >> (FONT_WIDTH - 1 - i) & 1)
                dots_set(c, x + i, y + (row > cut ? row - cut : 0));
    }
}

static void draw_tall(struct dots *c, int x, int y, const struct tall_glyph *glyph)
{
    for (int row = 0; row < TALL_HEIGHT; row++) {
        for (int i = 0; i < glyph->width; i++)
            if (glyph->rows[row] >> (15 - i) & 1)
                dots_set(c, x + i, y + row);
    }
}

/* Substitute for a missing glyph. */
static void draw_box(struct dots *c, int x, int y, int width, int height)
{
    int top = height / 6, bottom = height * 2 / 3;
    for (int i = 0; i < width - 1; i++) {
        dots_set(c, x + i, y + top);
        dots_set(c, x + i, y + bottom);
    }
    for (int row = top; row <= bottom; row++) {
        dots_set(c, x, y + row);
        dots_set(c, x + width - 2, y + row);
    }
}

/* Draws at half width if wider than its place, as letters of Hindi without a vowel sign are. */
static void draw_fitted(struct dots *c, int x, int y, struct tall_glyph glyph, int width)
{
    if (glyph.width > width) {
        for (int row = 0; row < TALL_HEIGHT; row++) {
            unsigned half = 0;
            for (int i = 0; i < glyph.width; i += 2)
                half = half << 1 | ((glyph.rows[row] >> (14 - i) & 3) != 0);
            glyph.rows[row] = (uint16_t)(half << (16 - glyph.width / 2));
        }
        glyph.width /= 2;
    }
    draw_tall(c, x, y, &glyph);
}

/* Draws the letter at the start of `text` with its marks in at most *width dots; *width becomes the
 * dots used, 0 for joiners. Returns the bytes consumed. */
static size_t draw_letter(struct dots *c, int x, int y, struct str text, int *width,
                          const struct blocks_face *face)
{
    size_t end = 0, at = 0;
    utf8_next(text, &end);
    for (size_t next = end; next < text.n && char_is_mark(utf8_next(text, &next)); end = next) {
    }
    int room = text_width(str_slice(text, 0, end)) * face->advance;
    *width = room < *width ? room : *width;
    while (at < end) {
        struct tall_glyph glyph;
        if (face->source->find(face->source, utf8_next(text, &at), &glyph) && room > 0)
            draw_fitted(c, x, y, glyph, *width);
    }
    return end;
}

/* Draws the letters of a cluster side by side as far as they fit; false when the first has no
 * glyph. */
static bool draw_source(struct dots *c, int x, int y, struct str cluster, int width,
                        const struct blocks_face *face)
{
    size_t first = 0;
    struct tall_glyph glyph;
    if (!face->source->find(face->source, utf8_next(cluster, &first), &glyph))
        return false;
    for (size_t at = 0; at < cluster.n && width > 0;) {
        int used = width;
        at += draw_letter(c, x, y, str_slice(cluster, at, cluster.n), &used, face);
        x += used;
        width -= used;
    }
    return true;
}

int dots_draw_text(struct dots *c, int x, int y, struct str text, const struct blocks_face *face)
{
    struct cluster cluster;
    for (size_t at = 0; cluster_next(text, &at, &cluster);) {
        size_t first = 0;
        struct glyph glyph;
        int width = cluster.width * face->advance;
        if (face->source) {
            if (width > 0 && !draw_source(c, x, y, cluster.text, width, face))
                draw_box(c, x, y, width, face->height);
        } else if (font_glyph(utf8_next(cluster.text, &first), &glyph)) {
            draw_own(c, x, y, &glyph, face);
        } else if (width > 0) {
            draw_box(c, x, y, width, face->height);
        }
        x += width;
    }
    return x;
}

void dots_underline(struct dots *c, int x, int y, int width, const struct blocks_face *face)
{
    for (int i = 0; i < width; i++)
        dots_set(c, x + i, y + face->height - 1);
}

/* Dots of a cell as bits, row by row from bit 0 at the upper left. */
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

/* Braille patterns number dots by columns, with the lowest row last. */
static uint32_t braille(unsigned bits)
{
    static const unsigned char values[] = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
    uint32_t c = 0x2800;
    for (size_t i = 0; i < sizeof values; i++)
        c += bits >> i & 1 ? values[i] : 0;
    return c;
}

void dots_add_row(struct buf *b, const struct dots *c, enum blocks_style style, int row)
{
    static const char *const quadrants[] = {" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛",
                                            "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"};
    static const char *const halves[] = {" ", "▀", "▄", "█"};
    for (int column = 0; column < c->width / cells[style].width; column++) {
        unsigned bits = read_cell(c, style, column, row);
        if (style == BLOCKS_QUADRANTS)
            buf_add_c(b, quadrants[bits]);
        else if (style == BLOCKS_HALVES)
            buf_add_c(b, halves[bits]);
        else if (bits)
            utf8_add(b, braille(bits));
        else
            buf_add_char(b, ' ');
    }
}

int blocks_cells(enum blocks_style style, const struct blocks_face *face)
{
    return face->advance / cells[style].width;
}

int blocks_rows(enum blocks_style style, const struct blocks_face *face)
{
    return face->height / cells[style].height;
}
