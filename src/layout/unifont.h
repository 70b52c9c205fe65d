/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The glyphs of a unifont.hex file (GNU Unifont), read where the file lies: nothing is loaded, and
 * a glyph costs a search of some fifteen steps. Lines are "CODE:BITMAP" in hexadecimal, sorted by
 * code point; anything else in it is no glyph.
 */
#ifndef GANDER_LAYOUT_UNIFONT_H
#define GANDER_LAYOUT_UNIFONT_H

#include "base/str.h"
#include "layout/font.h"

struct unifont;

/* NULL when there is no such file, or nothing in it. */
struct unifont *unifont_open(const char *path);
void unifont_close(struct unifont *u); /* NULL: nothing to do */

/* Valid as long as the font; NULL of NULL. */
const struct glyph_source *unifont_source(const struct unifont *u);

/* The search itself, in a file's content. */
bool unifont_find(struct str lines, uint32_t c, struct tall_glyph *out);

#endif
