/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/pane/views.h"

#include "tui/article/load.h"
#include "tui/core/state.h"
#include "tui/list/model.h"

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

void pane_add_heading(const struct ui *ui, struct buf *b, enum pane pane)
{
    switch (pane) {
    case PANE_TREE:
        buf_add_c(b, _("Categories"));
        break;
    case PANE_LIST:
        list_add_heading(ui, b);
        break;
    default:
        buf_add_c(b, _("Article"));
        article_text_add_name(&ui->article, b, ui->glyphs->separator);
    }
}
