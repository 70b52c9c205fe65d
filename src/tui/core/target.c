/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/core/target.h"

#include "tui/core/list-window.h"
#include "tui/core/services.h"
#include "tui/core/state.h"

struct article_row *ui_target_row(struct ui *ui)
{
    if (ui->panes.focus == PANE_ARTICLE && ui->article.loaded)
        return &ui->article.data.row;
    struct window_row *row = window_selected(&ui->list.window);
    return ui->panes.focus == PANE_LIST && row ? &row->row : NULL;
}

struct article_row *ui_require_row(struct ui *ui)
{
    struct article_row *row = ui_target_row(ui);
    if (!row)
        ui_say(ui, ROLE_NOTICE, _("No article is selected."));
    return row;
}

static int64_t node_of_place(struct place place)
{
    return place.kind == PLACE_NODE ? place.node : TREE_ROOT;
}

int64_t ui_target_node(const struct ui *ui)
{
    if (ui->panes.focus == PANE_TREE)
        return node_of_place(ui->tree.selected);
    if (ui->panes.focus == PANE_ARTICLE && ui->article.loaded)
        return ui->article.data.row.source;
    return node_of_place(ui->list.place);
}
