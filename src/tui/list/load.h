/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choice of the shown list, and loading of its window. */
#pragma once

#include <stdbool.h>

#include "tui/core/list-window.h"
#include "tui/tree/model.h"

struct list_view;
struct ui;

void list_fini(struct list_view *l);
/* Shows the articles of a place, from the first. */
void list_open(struct ui *ui, struct place place);
/* Likewise, but leaves it to the caller to choose a row and load it. */
void list_restore(struct ui *ui, struct place place);
void list_search(struct ui *ui, const char *query);
/* Reloads the list from its start after a change of filter or order. */
void list_reset(struct ui *ui);
/* Requests missing rows of the screen. */
void list_load(struct ui *ui);
/* Requests rows beyond it, or those that a search cut short has to find. */
void list_load_on(struct ui *ui);
/* The database changed: reloads the rows in place. */
void list_changed(struct ui *ui);
/* The user changed articles: renews a list by match, which does not follow the database. */
void list_renew(struct ui *ui);
/* The tree was loaded: the state of the list's source may have changed. */
void list_tree_loaded(struct ui *ui);

/* Results of a search while it is typed (prompt_kind.previews): shown with a turn of the loop once
 * all typed keys are handled, in place of the list, which returns when the prompt is left. */

/* True when the list does not show the results of what is typed. */
bool preview_is_due(const struct ui *ui);
void preview_show(struct ui *ui);
/* Restores the list if the prompt was left. */
void preview_update(struct ui *ui);
/* Makes the results of `query` the list, without a second search for those that it shows. */
void preview_accept(struct ui *ui, const char *query);
