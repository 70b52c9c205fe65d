/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choice of the shown article, and loading of its text. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct article_row;
struct article_view;
struct buf;
struct error;
struct ui;
struct ui_event;

void article_fini(struct article_view *a);
/* Shows an article and marks it read. */
void article_open(struct ui *ui, const struct article_row *row);
/* Shows none; stores the place in the article. */
void article_close(struct ui *ui);
/* Loads it again, keeping the place. */
void article_reload(struct ui *ui);
/* Loads the related articles below the text, whose search takes longer than the text itself: after
 * its first paint, and not while letters are shown on links. */
bool article_lacks_related(const struct ui *ui);
void article_load_related(struct ui *ui);
/* UI_ARTICLE, ignored unless pending. */
void article_accept(struct ui *ui, const struct ui_event *event);
/* Failure of a load, ignored likewise. */
void article_failed(struct ui *ui, uint32_t request);
/* Copies marks from the list, which is updated first. */
void article_sync(struct ui *ui);
/* The page's text was stored: replaces the feed's. */
void article_text_stored(struct ui *ui);
/* The page's text is unavailable for now. */
void article_text_failed(struct ui *ui, const struct error *e);
/* Stores the reading position if it changed. */
void article_save_position(struct ui *ui);
/* Appends which text is shown, for the heading. */
void article_text_add_name(const struct article_view *a, struct buf *b, const char *separator);
