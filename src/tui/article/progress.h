/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the article is read, and how long the rest takes. */
#ifndef GANDER_TUI_ARTICLE_PROGRESS_H
#define GANDER_TUI_ARTICLE_PROGRESS_H

struct article_view;
struct buf;
struct ui;

/* After the text was laid out: how long it takes to read. */
void article_measure_time(struct article_view *a);
/* "23% · 4 min · match 3/17", or what there is of it in a pane of that height. */
void article_add_progress(const struct ui *ui, struct buf *b, int height);

#endif
