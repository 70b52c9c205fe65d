/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list asks for. */
#ifndef GANDER_TUI_LIST_QUERY_H
#define GANDER_TUI_LIST_QUERY_H

#include <stdbool.h>

#include "model/article-list.h"
#include "tui/tree/tree.h"

struct effect;
struct list_view;
struct ui;

/* Everything at a place. */
struct article_query place_query(const struct ui *ui, struct place place);
/* What the list shows, and what it would show of another place. */
struct article_query list_query(const struct ui *ui);
struct article_query list_query_of(const struct ui *ui, struct place place);
/* Loads rows of a query in one turn; the caller says from where, and how many. */
struct effect *list_ask(struct ui *ui, struct article_query query);
int list_height(const struct ui *ui);
/* Whether a search was cut short that is to go on in the loop's next turn; whether a jump was. */
bool list_searches(const struct ui *ui);
bool jump_goes_on(const struct list_view *l);

#endif
