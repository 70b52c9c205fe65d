/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/core/mark.h"

#include "tui/core/list-window.h"
#include "tui/core/services.h"
#include "tui/core/state.h"

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
