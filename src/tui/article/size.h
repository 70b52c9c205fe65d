/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large the article is wanted. */
#ifndef GANDER_TUI_ARTICLE_SIZE_H
#define GANDER_TUI_ARTICLE_SIZE_H

struct text_size;
struct ui;

/* Looks through a text that was read, for what larger sizes of it need. */
void article_learn_text(struct ui *ui);
void article_set_size(struct ui *ui, const struct text_size *size);
void article_step_size(struct ui *ui, int step);
/* Lets its source keep a size of its own, or no longer. */
void article_toggle_own_size(struct ui *ui);

#endif
