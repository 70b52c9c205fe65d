/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Detection of foreign parts of an article's container by structure, regardless of names: settings
 * of a player, cards of other articles, readers' comments. Pure.
 */
#pragma once

#include "page/evidence/measure.h"

/* True for settings of a player: blocks of a word or two, without sentences, links and lists. */
bool shape_is_settings(const struct dom_node *n, const struct measure *m);

/* Drops boxes with cards of other articles after the text. Returns their weight. */
uint32_t shape_drop_decks(const struct dom_node *top, unsigned char *dropped,
                          const struct measure *m);

/* Drops readers' comments around their form. */
void shape_drop_comments(const struct dom_node *top, unsigned char *dropped,
                         const struct measure *m);
