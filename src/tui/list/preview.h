/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Results of a search while it is typed (prompt_kind.previews): shown with a turn of the loop once
 * all typed keys are handled, in place of the list, which returns when the prompt is left.
 */
#pragma once

#include "tui/list/list.h"

struct ui;

struct list_preview {
    bool shown;
    struct list_view before; /* the list that it replaces */
};

/* True when the list does not show the results of what is typed. */
bool preview_is_due(const struct ui *ui);
void preview_show(struct ui *ui);
/* Restores the list if the prompt was left. */
void preview_update(struct ui *ui);
/* Makes the results of `query` the list, without a second search for those that it shows. */
void preview_accept(struct ui *ui, const char *query);
