/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choice between the feed's text and the page's. */
#pragma once

#include <stdint.h>

struct article_view;
struct buf;
struct engine_article;
struct ui;

/* Place to start in the loaded text, given the place in the previous one: where the reader left it,
 * else at the words that were at the top. */
uint64_t article_text_place(struct article_view *a, uint64_t place);
/* Appends a sentence on the text shown, or on the page's text if that is missing, and for the
 * heading the text shown. */
void article_text_add_notice(struct ui *ui, const struct engine_article *data, struct buf *b);
void article_text_add_name(const struct article_view *a, struct buf *b, const char *separator);
