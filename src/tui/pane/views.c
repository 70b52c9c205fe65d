/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/pane/views.h"

#include "tui/core/state.h"

const struct view *const pane_views[PANE_COUNT] = {
    [PANE_TREE] = &tree_view,
    [PANE_LIST] = &list_view,
    [PANE_ARTICLE] = &article_view,
};

const struct view *ui_top_view(const struct ui *ui)
{
    return ui->n_overlays > 0 ? ui->overlays[ui->n_overlays - 1] : pane_views[ui->panes.focus];
}

struct buf *ui_find(struct ui *ui)
{
    struct buf *finds[] = {&ui->tree.find, &ui->list.find, &ui->article.find};
    return finds[ui->panes.focus];
}
