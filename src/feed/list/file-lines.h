/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of another reader's file, and what of them is left out. Pure. */
#pragma once

#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"
#include "feed/list/left-out.h"

struct file_lines {
    struct arena *arena; /* of what is left out */
    struct buf text;
    struct str rest;
    int line; /* number of the current one, from 1 */
    VEC(struct left_out) left_out;
};

/* Binary data has no lines; invalid UTF-8 is replaced. */
void file_lines_begin(struct file_lines *l, struct str bytes, struct arena *arena);
/* Next line, valid until the end; false after the last, and beyond a bound. */
bool file_lines_next(struct file_lines *l, struct str *line);
/* Notes that a copy of `text`, of the current line, is left out. */
void file_lines_leave_out(struct file_lines *l, enum left_out_why why, struct str text);
/* Moves what is left out to the arena, and frees the rest. */
void file_lines_end(struct file_lines *l, struct left_out **left_out, size_t *n);
