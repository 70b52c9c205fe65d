/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Target of a command that names none. */
#ifndef GANDER_TUI_CORE_MEANT_H
#define GANDER_TUI_CORE_MEANT_H

#include <stdint.h>

struct article_row;
struct ui;

/* Article: the open one, or the one selected in the list; NULL for none. */
struct article_row *ui_meant_row(struct ui *ui);
/* Node: the selected one, the one listed, or the article's source. */
int64_t ui_meant_node(const struct ui *ui);

#endif
