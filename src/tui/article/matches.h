/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Highlights of the article: matches of the find, else hits of the list's search. */
#pragma once

struct article_view;
struct canvas;
struct layout_span;
struct ui;

/* Searches again after a new layout or a change of the find. */
void article_find_update(struct ui *ui);
void article_highlight(const struct canvas *c, const struct article_view *a, int x, int y,
                       const struct layout_span *span);
