/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Find within an article. */
#pragma once

struct ui;

void article_find(struct ui *ui, const char *text);
/* Moves to the next (1) or previous (-1) match. */
void article_find_step(struct ui *ui, int step);
