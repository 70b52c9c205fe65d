/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which list is shown, and the loading of its window. */
#ifndef GANDER_TUI_LIST_LOAD_H
#define GANDER_TUI_LIST_LOAD_H

#include <stdbool.h>

#include "tui/core/list-window.h"
#include "tui/tree/tree.h"

struct list_view;
struct ui;

void list_fini(struct list_view *l);
/* Shows the articles of a place, from the first. */
void list_open(struct ui *ui, struct place place);
void list_search(struct ui *ui, const char *query);
/* Reads the list anew from its start: the filter or the order was changed. */
void list_reset(struct ui *ui);
/* Asks for what the window lacks; for a part of it. */
void list_load(struct ui *ui);
void list_ask_window(struct ui *ui, struct window_request r);
/* The database changed: what is shown is read again, and nothing moves. */
void list_changed(struct ui *ui);
/* The tree was read anew: what is known of the list's source may be another. */
void list_tree_came(struct ui *ui);
/* Whether older articles than the last one shown can be fetched. */
bool list_goes_on(const struct ui *ui);

#endif
