/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells in the colours of the terminal. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "screen/surface.h"

/* True when a blank shows its attributes. */
static inline bool style_marks_blanks(const struct style *style)
{
    return style->attributes & (ATTRIBUTE_UNDERLINE | ATTRIBUTE_REVERSE | ATTRIBUTE_STRUCK);
}
/* True when a blank of that background may be sent in the style. */
bool style_suits_blank(const struct style *style, uint16_t link, int32_t background);
/* True for a blank that shows nothing but its background. */
static inline bool cell_is_blank(const struct cell *c)
{
    return c->width == 1 && c->text[0] == '\0' && c->long_text == 0 && c->link == 0 &&
           !style_marks_blanks(&c->style);
}
/* True for such a blank in the default background. */
static inline bool cell_is_erased(const struct cell *c)
{
    return cell_is_blank(c) && c->style.background == COLOR_DEFAULT;
}
/* Inline, and in words: compared more often than anything else of a frame. */
static inline bool cells_eq(const struct cell *a, const struct cell *b)
{
    uint64_t x[sizeof *a / 8], y[sizeof *b / 8], differences = 0;
    if (a->text[0] != b->text[0])
        return false;
    memcpy(x, a, sizeof x);
    memcpy(y, b, sizeof y);
    for (size_t i = 0; i < sizeof x / 8; i++)
        differences |= x[i] ^ y[i];
    return differences == 0;
}
bool rows_eq(const struct cell *a, const struct cell *b, int width);
/* Fills a row with blanks in the default style. */
void row_clear(struct cell *row, int width);
/* Column from which all cells are blanks of one background. */
int row_blank_tail(const struct cell *row, int width);
/* Number of cells that are no blanks. */
size_t row_count_text(const struct cell *row, int width);
uint64_t row_hash(const struct cell *row, int width);
