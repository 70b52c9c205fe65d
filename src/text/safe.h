/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one place where text from outside is made harmless for a terminal, a window title, OSC 8 and
 * OSC 52, a log, a file name or a pipe. Removed: escape sequences as a whole (ECMA-48 CSI, OSC,
 * DCS, APC, PM, SOS strings and two-byte forms, in 7-bit and C1 form), C0, C1, DEL, bidi embedding,
 * override and isolate characters (U+202A-202E, U+2066-2069), stray zero-width characters (soft
 * hyphens, direction marks and byte-order marks among them), tag characters but for those of a
 * region's flag, and noncharacters. Private-use characters stay. U+200D and U+200C stay only
 * between two letters or emoji, variation selectors only after a character. A control string that
 * nothing ends loses its introducer only. The result is valid UTF-8, and cleaning it again changes
 * nothing.
 */
#ifndef GANDER_TEXT_SAFE_H
#define GANDER_TEXT_SAFE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* One line: line ends and tabs become one space each. `s` may be any bytes. */
void safe_add_line(struct buf *b, struct str s);

/* One line as an article's field keeps it: which joiners within it are stray is left to what shows
 * it. */
void safe_add_field(struct buf *b, struct str s);

/* Several lines: '\n' stays, CR LF and CR become '\n', tabs stay. */
void safe_add_text(struct buf *b, struct str s);

/* Whether a text has no control but white space, no bidi override and no tag character: whether
 * more than what is merely invisible would go. Quicker than cleaning it. */
bool safe_is_harmless(struct str s);

/* A file name: one line, no '/', not "." or "..", no leading '-' or '.', at most 200 bytes cut at
 * a character before the name's extension, which stays; "untitled" when nothing is left. */
void safe_add_file_name(struct buf *b, struct str s);

#endif
