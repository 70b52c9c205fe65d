/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Following links: by letters, by number, to a place in the text and back. A number is a link's, or
 * below 0 an image's. */
#ifndef GANDER_TUI_ARTICLE_LINKS_H
#define GANDER_TUI_ARTICLE_LINKS_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct ui;

void article_follow(struct ui *ui, int number);
/* Goes back to where the last link to a place in the text was followed. */
void article_return(struct ui *ui);
/* A key while letters are shown; false when none are. */
bool article_link_key(struct ui *ui, uint32_t key);
/* A number grew: it follows its link as soon as no longer one could be meant, else with Enter. */
void article_number_typed(struct ui *ui);
/* Takes the place of a number that is being typed, where it may be a link's. */
void article_explain_number(const struct ui *ui, struct buf *b);

#endif
