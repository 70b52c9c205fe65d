/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands on tags and notes. */
#pragma once

#include <stdint.h>

#include "tui/core/view.h"

struct arena;
struct tag;

extern const struct handler keeping_handlers[];

/* Results of loads: all tags (moved); an article's note (NULL: none), to be edited. */
void ui_tags_accept(struct ui *ui, struct arena *arena, struct tag *tags, size_t n);
void ui_note_accept(struct ui *ui, int64_t article, const char *text);
/* Stores a note that the user's editor has changed. */
void ui_note_edited(struct ui *ui, int64_t article, const char *text);
