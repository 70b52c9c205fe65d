/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/cells.h"

#include <string.h>

bool style_suits_blank(const struct style *style, uint16_t link, int32_t background)
{
    return link == 0 && style->background == background && !style_marks_blanks(style);
}

bool rows_eq(const struct cell *a, const struct cell *b, int width)
{
    return memcmp(a, b, (size_t)width * sizeof *a) == 0;
}

void row_clear(struct cell *row, int width)
{
    for (int x = 0; x < width; x++)
        row[x] = (struct cell){.width = 1, .style = style_plain};
}

int row_blank_tail(const struct cell *row, int width)
{
    int from = width;
    while (from > 0 && cell_is_blank(&row[from - 1]) && cells_eq(&row[from - 1], &row[width - 1]))
        from--;
    return from;
}

size_t row_count_text(const struct cell *row, int width)
{
    size_t n = 0;
    for (int x = 0; x < width; x++)
        n += cell_is_blank(&row[x]) ? 0 : row[x].width;
    return n;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

uint64_t row_hash(const struct cell *row, int width)
{
    uint64_t hash = 0;
    for (int x = 0; x < width; x++) {
        uint64_t text, look[2];
        memcpy(&text, row[x].text, sizeof text); /* its end hardly ever makes the difference */
        memcpy(look, &row[x].style, sizeof look);
        hash = mix(hash, text + row[x].long_text + look[0] * 3 + look[1] * 5);
    }
    return hash;
}
