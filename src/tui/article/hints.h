/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters on links and images while one is being chosen. */
#pragma once

#include <stddef.h>

struct article_view;
struct buf;
struct canvas;
struct layout_span;
struct ui;

/* Labels the links and images in view. */
void article_show_hints(struct ui *ui);
void article_end_choice(struct article_view *a);
/* Appends a hint's letters: one while the alphabet suffices, else two. */
void article_add_hint(struct buf *b, const struct article_view *a, size_t index);
void article_paint_hints(const struct canvas *c, const struct article_view *a, int x, int y,
                         const struct layout_span *span, int *last);
