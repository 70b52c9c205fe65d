/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parts within an article's container that are none of the article, known by their make whatever
 * their names: a player's settings, cards of other articles, readers' comments.
 */
#ifndef GANDER_PAGE_ARTICLE_SHAPE_H
#define GANDER_PAGE_ARTICLE_SHAPE_H

#include "page/evidence/measure.h"

/* Settings of a player: blocks of a word or two, no sentence, no link, no list. */
bool shape_is_settings(const struct dom *d, const struct dom_node *n, const struct measure *m);

/* Drops cards of other articles in a box of their own, behind the text. Returns their weight. */
uint32_t shape_drop_decks(const struct dom *d, const struct dom_node *top, unsigned char *dropped,
                          const struct measure *m);

/* Drops readers' comments around the form for them. */
void shape_drop_comments(const struct dom *d, const struct dom_node *top, unsigned char *dropped,
                         const struct measure *m);

#endif
