/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sanitizer for outside text on its way to a terminal, window title, OSC 8 or OSC 52, log, file
 * name or pipe: the only one. Removes whole escape sequences (ECMA-48 CSI, OSC, DCS, APC, PM, SOS
 * strings and two-byte forms, in 7-bit and C1 form), C0, C1, DEL, bidi embedding, override and
 * isolate characters (U+202A-202E, U+2066-2069), stray zero-width characters (including soft
 * hyphens, direction marks and byte-order marks), tag characters outside regional flags, and
 * noncharacters. Keeps private-use characters, U+200D and U+200C between two letters or emoji, and
 * variation selectors after a character. An unterminated control string loses only its introducer.
 * The result is valid UTF-8; sanitizing is idempotent. Linear time. Pure.
 */
#pragma once

#include <stdbool.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/str.h"

/* Appends one line: each line end or tab becomes a space. `s` may be any bytes. */
void safe_add_line(struct buf *b, struct str s);

/* A copy in the arena, never NULL. */
const char *safe_keep_line(struct arena *a, struct str s);

/* Appends one line for storage, with all joiners: dropping stray ones is left to display. */
void safe_add_field(struct buf *b, struct str s);

/* Appends several lines: keeps '\n' and tabs, turns CR LF and CR into '\n'. */
void safe_add_text(struct buf *b, struct str s);

/* True when sanitizing would remove nothing but invisible characters: no control except white
 * space, no bidi override, no tag character. Faster than sanitizing. */
bool safe_is_harmless(struct str s);

/* Appends a file name: one line, no '/', not "." or "..", no leading '-' or '.', truncated to 200
 * bytes at a character, keeping the extension; "untitled" when nothing is left. */
void safe_add_file_name(struct buf *b, struct str s);
