/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing of a QR code in cells, dark on light whatever the theme, within its quiet zone. */
#pragma once

#include "picture/qr.h"
#include "screen/surface.h"

enum qr_style {
    QR_BLOCKS = 0,
    QR_ASCII = 1 << 0,    /* a row per module, without half blocks */
    QR_MONO = 1 << 1,     /* no colours: the light modules are drawn, in the text's colour */
    QR_ON_LIGHT = 1 << 2, /* likewise, on a light background: the dark ones */
};

/* Size in cells, with a quiet zone of `quiet` modules. */
void qr_measure(const struct qr_code *code, int quiet, unsigned style, int *columns, int *rows);

/* Paints from (x, y) on, within the clip. */
void qr_paint(const struct qr_code *code, int quiet, unsigned style, struct surface *s, int x,
              int y);
