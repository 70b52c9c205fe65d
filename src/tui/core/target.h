/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Target of a command that names none; marks, shown at once and then stored by the engine. */
#pragma once

#include <stdint.h>

#include "model/mark.h"

struct article_row;
struct ui;

/* Article: the open one, or the one selected in the list; NULL for none. Borrowed until either
 * changes. */
struct article_row *ui_target_row(struct ui *ui);
/* Likewise, with a message for none. */
struct article_row *ui_require_row(struct ui *ui);
/* Node: the selected one, the one listed, or the article's source. */
int64_t ui_target_node(const struct ui *ui);

void ui_mark(struct ui *ui, enum mark mark, int64_t id);
/* Only shows it, where the article is on the screen. */
void ui_show_mark(struct ui *ui, enum mark mark, int64_t id);
