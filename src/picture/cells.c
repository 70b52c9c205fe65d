/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <chafa.h>

#include "picture/picture.h"

static const ChafaCanvasMode modes[] = {
    [PICTURE_MONO] = CHAFA_CANVAS_MODE_FGBG,
    [PICTURE_8] = CHAFA_CANVAS_MODE_INDEXED_8,
    [PICTURE_256] = CHAFA_CANVAS_MODE_INDEXED_240,
    [PICTURE_TRUE] = CHAFA_CANVAS_MODE_TRUECOLOR,
};

static ChafaCanvas *new_canvas(ChafaCanvasConfig *config, const struct picture *p, int columns,
                               int rows)
{
    chafa_canvas_config_set_geometry(config, columns, rows);
    ChafaCanvas *canvas = chafa_canvas_new(config);
    chafa_canvas_draw_all_pixels(canvas, CHAFA_PIXEL_RGBA8_UNASSOCIATED, p->rgba, p->width,
                                 p->height, p->width * 4);
    return canvas;
}

static int32_t color(gint raw, enum picture_colors colors)
{
    return raw < 0 ? -1 : colors == PICTURE_TRUE ? 0x1000000 | (raw & 0xffffff) : raw;
}

void picture_draw_cells(const struct picture *p, int columns, int rows, enum picture_colors colors,
                        bool ascii, struct picture_cell *cells)
{
    ChafaCanvasConfig *config = chafa_canvas_config_new();
    ChafaSymbolMap *map = chafa_symbol_map_new();
    /* Blocks look the same in every font; ASCII is for terminals without them. */
    chafa_symbol_map_add_by_tags(map, ascii ? CHAFA_SYMBOL_TAG_ASCII
                                            : CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_BLOCK);
    chafa_canvas_config_set_symbol_map(config, map);
    chafa_canvas_config_set_canvas_mode(config, modes[colors]);
    chafa_canvas_config_set_work_factor(config, 0.5f);
    if (colors == PICTURE_8 || colors == PICTURE_256) {
        /* A perceptual colour space, so that brown and dark blue do not become grey. */
        chafa_canvas_config_set_color_space(config, CHAFA_COLOR_SPACE_DIN99D);
    }
    if (colors == PICTURE_MONO)
        chafa_canvas_config_set_dither_mode(config, CHAFA_DITHER_MODE_DIFFUSION);
    ChafaCanvas *canvas = new_canvas(config, p, columns, rows);
    for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++) {
            struct picture_cell *cell = &cells[(size_t)y * (size_t)columns + (size_t)x];
            gint foreground, background;
            chafa_canvas_get_raw_colors_at(canvas, x, y, &foreground, &background);
            cell->character = chafa_canvas_get_char_at(canvas, x, y);
            bool mono = colors == PICTURE_MONO;
            cell->foreground = mono ? -1 : color(foreground, colors);
            cell->background = mono ? -1 : color(background, colors);
        }
    }
    chafa_canvas_unref(canvas);
    chafa_symbol_map_unref(map);
    chafa_canvas_config_unref(config);
}
