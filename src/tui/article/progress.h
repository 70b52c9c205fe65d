/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading progress, and the time left. */
#pragma once

struct article_view;
struct buf;
struct ui;

/* Measures the reading time after layout. */
void article_measure_time(struct article_view *a);
/* "23% · 4 min · match 3/17", or the applicable parts, for a pane of that height. */
void article_add_progress(const struct ui *ui, struct buf *b, int height);
