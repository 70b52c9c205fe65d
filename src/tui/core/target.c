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

void ui_show_mark(struct ui *ui, enum mark mark, int64_t id)
{
    struct article_row *rows[2] = {NULL, NULL};
    struct window_row *row = window_find(&ui->list.window, id);
    if (row) {
        row->touched = mark != MARK_DELETE; /* a deleted one does not stay */
        rows[0] = &row->row;
    }
    if (ui->article.loaded && ui->article.data.row.at.id == id)
        rows[1] = &ui->article.data.row;
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        if (rows[i] && (mark == MARK_READ || mark == MARK_UNREAD)) {
            rows[i]->read = mark == MARK_READ;
        } else if (rows[i] && (mark == MARK_STAR || mark == MARK_UNSTAR)) {
            rows[i]->starred = mark == MARK_STAR;
        } else if (rows[i]) {
            rows[i]->hidden = mark == MARK_MUTE     ? ARTICLE_MUTED
                              : mark == MARK_DELETE ? ARTICLE_DELETED
                                                    : ARTICLE_LISTED;
        }
    }
}

void ui_mark(struct ui *ui, enum mark mark, int64_t id)
{
    ui_show_mark(ui, mark, id);
    ui_send(ui,
            &(struct engine_command){.kind = ENGINE_MARK, .mark = mark, .ids = &id, .n_ids = 1});
}
