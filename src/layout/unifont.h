/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyphs of a unifont.hex file (GNU Unifont), found by binary search in the mapped file. Lines are
 * "CODE:BITMAP" in hexadecimal, sorted by code point; malformed ones are ignored.
 */
#pragma once

#include "base/str.h"
#include "layout/font.h"

struct unifont;

/* NULL for a missing or empty file. */
struct unifont *unifont_open(const char *path);
void unifont_close(struct unifont *u); /* NULL is a no-op */

/* Valid until unifont_close(); NULL for NULL. */
const struct glyph_source *unifont_source(const struct unifont *u);

/* Searches the content of a file. */
bool unifont_find(struct str lines, uint32_t c, struct tall_glyph *out);
