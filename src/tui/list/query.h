/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries of lists. */
#pragma once

#include <stdbool.h>

#include "model/article-list.h"
#include "tui/tree/model.h"

struct effect;
struct list_view;
struct ui;

/* All articles at a place. */
struct article_query place_query(const struct ui *ui, struct place place);
/* The list's query; what it would be at another place. */
struct article_query list_query(const struct ui *ui);
struct article_query list_query_of(const struct ui *ui, struct place place);
/* Requests rows of a query in one turn; the caller sets start and limit. */
struct effect *list_request(struct ui *ui, struct article_query query);
/* Rows of the screen, at least 1. */
int list_height(const struct ui *ui);
/* True when a search, or a jump, was cut short and continues in the next turn. */
bool list_searches(const struct ui *ui);
bool jump_is_cut(const struct list_view *l);
/* True when rows beyond the screen are loaded with the next turn. */
bool list_lacks_margin(const struct ui *ui);
