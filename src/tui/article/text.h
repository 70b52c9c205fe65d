/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which text of the article is shown, the feed's or its page's. */
#ifndef GANDER_TUI_ARTICLE_TEXT_H
#define GANDER_TUI_ARTICLE_TEXT_H

#include <stdint.h>

struct article_view;
struct buf;
struct ui;

/* Where to begin in the text that was loaded, after the place in the one before: back to where the
 * reader was in that text before, else at the words that stood at the top. */
uint64_t article_text_place(struct article_view *a, uint64_t place);
/* Why the page's text is not shown, "" for no reason; and which text is, for the heading. */
void article_text_add_notice(struct ui *ui, const char *kept_problem, struct buf *b);
void article_text_add_name(const struct article_view *a, struct buf *b, const char *separator);

#endif
