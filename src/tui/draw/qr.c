/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/draw/qr.h"

static const int32_t black = COLOR_RGB, white = COLOR_RGB | 0xffffff;

void qr_measure(const struct qr_code *code, int quiet, unsigned style, int *columns, int *rows)
{
    int side = code->size + 2 * quiet;
    *columns = style & QR_ASCII ? 2 * side : side;
    *rows = style & QR_ASCII ? side : (side + 1) / 2;
}

/* Modules outside of the code are light. */
static bool is_dark(const struct qr_code *code, int x, int y)
{
    return x >= 0 && y >= 0 && x < code->size && y < code->size && code->dark[y * code->size + x];
}

/* Cell of two modules, one above the other. Equal ones are a blank: there, the terminal's reduction
 * of colours has no pair of foreground and background to keep apart. */
static void paint_halves(struct surface *s, int x, int y, bool upper, bool lower, unsigned style)
{
    static const char *const marks[2][2] = {{" ", "▄"}, {"▀", "█"}};
    struct style look = style_plain;
    const char *mark;
    if (style & QR_MONO) {
        bool dark = style & QR_ON_LIGHT;
        mark = marks[upper == dark][lower == dark];
    } else {
        mark = upper == lower ? " " : "▀";
        look.foreground = upper ? black : white;
        look.background = lower ? black : white;
    }
    surface_text(s, x, y, str_from(mark), look);
}

static void paint_ascii(struct surface *s, int x, int y, bool dark, unsigned style)
{
    struct style look = {black, dark ? black : white, 0};
    bool drawn = dark;
    if (style & QR_MONO) {
        look = style_plain;
        drawn = dark == ((style & QR_ON_LIGHT) != 0);
    }
    surface_text(s, x, y, drawn && style & QR_MONO ? STR("##") : STR("  "), look);
}

void qr_paint(const struct qr_code *code, int quiet, unsigned style, struct surface *s, int x,
              int y)
{
    int columns, rows, side = code->size + 2 * quiet;
    qr_measure(code, quiet, style, &columns, &rows);
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < side; column++) {
            int module = column - quiet;
            if (style & QR_ASCII) {
                paint_ascii(s, x + 2 * column, y + row, is_dark(code, module, row - quiet), style);
            } else {
                paint_halves(s, x + column, y + row, is_dark(code, module, 2 * row - quiet),
                             is_dark(code, module, 2 * row + 1 - quiet), style);
            }
        }
    }
}
