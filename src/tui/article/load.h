/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which article is shown, and its text as it was read. */
#ifndef GANDER_TUI_ARTICLE_LOAD_H
#define GANDER_TUI_ARTICLE_LOAD_H

#include <stdbool.h>
#include <stdint.h>

struct article_row;
struct article_view;
struct engine_article;
struct error;
struct ui;

void article_fini(struct article_view *a);
/* Shows an article and marks it read. */
void article_open(struct ui *ui, const struct article_row *row);
/* Shows none; the place in it is kept. */
void article_close(struct ui *ui);
/* Reads it again, at the same place. */
void article_reload(struct ui *ui);
/* `percent`: the size of letters that its source keeps, 0 for none. */
void article_accept(struct ui *ui, uint32_t request, struct engine_article *data, int percent);
bool article_failed(struct ui *ui, uint32_t request);
/* Takes its marks from the list, which is the first to know of them. */
void article_sync(struct ui *ui);
/* The page's text was stored: it takes the place of the feed's. */
void article_text_came(struct ui *ui);
/* It cannot be had now. */
void article_text_failed(struct ui *ui, const struct error *e);
/* Keeps the reading position if it moved. */
void article_save_position(struct ui *ui);

#endif
